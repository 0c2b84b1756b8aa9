package id.kentongan.web.report.view;

import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.ChangedMeanwhile;
import id.kentongan.report.followup.boundary.FollowUps;
import id.kentongan.report.followup.boundary.MoveWish;
import id.kentongan.report.followup.boundary.NotYourMove;
import id.kentongan.report.followup.boundary.ReportMoves;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a report on, from whichever page, and tells the reader what came of it. */
@RequestScoped
public class Acceptance {

    @Inject
    private FollowUps followUps;

    @Inject
    private ReportMoves moves;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    public void accept(@Nullable String tenant, @Nullable String ticket) {
        String named = ticket == null ? "" : ticket;
        try {
            moves.move(user.actor(), tenantId(tenant), named, MoveWish.of(Move.ACCEPT));
            texts.info("report.accepted", named);
        } catch (ChangedMeanwhile | NotYourMove e) {
            texts.refuse("report.accept.late", named);
        } catch (UnknownTicket e) {
            texts.refuse("report.unknown", named);
        }
    }

    /**
     * Shows the public what a partner says about a report.
     *
     * @param note its id, as it came
     */
    void show(@Nullable String tenant, @Nullable String ticket, String note) {
        String named = ticket == null ? "" : ticket;
        try {
            followUps.show(user.actor(), tenantId(tenant), named, UUID.fromString(note));
            texts.info("report.note.shown", named);
        } catch (IllegalArgumentException | UnknownTicket e) {
            texts.refuse("report.unknown", named);
        }
    }

    /** A number that no tenant has when the text is none. */
    static int tenantId(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
