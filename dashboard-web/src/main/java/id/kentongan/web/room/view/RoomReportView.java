package id.kentongan.web.room.view;

import id.kentongan.chat.talk.boundary.TalkDesk;
import id.kentongan.chat.talk.boundary.TalkDesk.Reportable;
import id.kentongan.chat.talk.entity.TalkRefused;
import id.kentongan.chat.talk.entity.TalkRefused.Reason;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.vault.entity.VaultClosed;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.intake.boundary.CallerDesk;
import id.kentongan.report.intake.boundary.IdempotencyKey;
import id.kentongan.report.intake.boundary.NewReport;
import id.kentongan.report.intake.boundary.Receipt;
import id.kentongan.report.intake.boundary.ReportIntake;
import id.kentongan.web.access.Needs;
import id.kentongan.web.administration.view.Attempts;
import id.kentongan.web.bounds.CommentLimit;
import id.kentongan.web.filing.Draft;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import id.kentongan.web.report.entry.EntryForm;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code /room/report.xhtml?room=…&number=…&category=…}: a message becomes a report. Citizens do so with their own words,
 * officers with anybody's, for whom they file it.
 */
@Named
@RequestScoped
public class RoomReportView {

    /** Apart from the keys of programs and of other forms. */
    private static final String SENDER = "rooms";

    private String room = "";
    private String number = "";
    private @Nullable String category;
    private @Nullable Reportable wanted;
    private @Nullable Tenant tenant;
    private @Nullable Receipt receipt;
    private String refusal = "";

    @Inject
    private EntryForm form;

    @Inject
    private TalkDesk talk;

    @Inject
    private ReportIntake intake;

    @Inject
    private CallerDesk callers;

    @Inject
    private CommentLimit limit;

    @Inject
    private AreaDirectory directory;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.TALK_WITH_NEIGHBOURS)
    public void load() {
        if (find()) {
            Reportable about = wanted;
            String words = about == null ? null : about.message().words();
            form.propose(Draft.DESCRIPTION, words == null ? "" : words);
            form.propose(
                    Draft.KELURAHAN,
                    about == null
                            ? ""
                            : about.seat()
                                    .area()
                                    .at(Level.KELURAHAN)
                                    .map(AreaCode::value)
                                    .orElse(""));
        }
    }

    /** @return whether there is such a message, and it may become a report */
    private boolean find() {
        Optional<UUID> in = Attempts.id(room);
        if (in.isEmpty() || !number.matches("[1-9][0-9]{0,17}")) {
            Attempts.missing();
            return false;
        }
        try {
            Reportable about = talk.reportable(user.actor(), in.get(), Long.parseLong(number));
            wanted = about;
            tenant = directory.tenant(about.seat().tenantId()).orElse(null);
        } catch (VaultClosed e) {
            refusal = texts.get("talk.closed");
        } catch (TalkRefused e) {
            if (e.reason() == Reason.UNKNOWN || e.reason() == Reason.NO_SUCH_MESSAGE) {
                Attempts.missing();
            }
            refusal = texts.get("talk.refused." + e.reason(), e.seconds());
        }
        if (tenant == null) {
            return false;
        }
        form.begin(tenant, category);
        return true;
    }

    @Needs(Action.TALK_WITH_NEIGHBOURS)
    public void file() {
        form.read();
        Tenant government = find() ? tenant : null;
        if (government == null) {
            return;
        }
        if (!form.isWhole()) {
            Attempts.missing();
            return;
        }
        int seconds = isOfficer() ? 0 : limit.ofTalk(user.actor().personId());
        if (seconds > 0) {
            texts.refuse("talk.refused." + Reason.SLOW, seconds);
            return;
        }
        try {
            form.file(government, Channel.ROOM, SENDER, this::file).ifPresent(this::filed);
        } catch (NotPermitted e) {
            Attempts.missing();
        }
    }

    private Receipt file(NewReport report, IdempotencyKey key) {
        return isOfficer() ? callers.file(user.actor(), report, key) : intake.file(report, key);
    }

    /** The room learns of it, unless nobody may know that there is such a report. */
    private void filed(Receipt filed) {
        receipt = filed;
        Reportable about = wanted;
        if (about == null || isSecret()) {
            return;
        }
        try {
            talk.reported(user.actor(), about.seat().room(), about.message().seq(), filed.ticket());
        } catch (TalkRefused e) {
            // Taken back or hidden meanwhile: the report is there all the same.
            texts.refuse("room.report.alone");
        }
    }

    /** Whether nobody but who works on it knows of reports of the chosen category. */
    public boolean isSecret() {
        Category chosen = form.chosen();
        return chosen != null && chosen.secret();
    }

    /** While a postback is being read, before anything is loaded, the button must be there to be heard. */
    public boolean isOffered() {
        return FacesContext.getCurrentInstance().getCurrentPhaseId() != PhaseId.RENDER_RESPONSE
                || form.chosen() != null && receipt == null;
    }

    public boolean isOfficer() {
        return !user.actor().posts().isEmpty();
    }

    /** What is filled in. */
    public EntryForm getForm() {
        return form;
    }

    /** After filing: number and code; null before. */
    public @Nullable Receipt getReceipt() {
        return receipt;
    }

    /** Why it cannot become one; empty if it can. */
    public String getRefusal() {
        return refusal;
    }

    /** Below the context: where the report can be read, by the public or by officers. */
    public String getAddress() {
        Receipt filed = receipt;
        Tenant government = tenant;
        return filed == null || government == null
                ? ""
                : TalkLines.address(filed.ticket(), government.id(), isOfficer());
    }

    public String getRoom() {
        return room;
    }

    public void setRoom(@Nullable String room) {
        this.room = room == null ? "" : room;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(@Nullable String number) {
        this.number = number == null ? "" : number;
    }

    public @Nullable String getCategory() {
        return category;
    }

    public void setCategory(@Nullable String category) {
        this.category = category;
    }
}
