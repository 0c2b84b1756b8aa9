package id.kentongan.web.report.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.report.aftercare.boundary.ChangedSince;
import id.kentongan.report.aftercare.boundary.Objection;
import id.kentongan.report.aftercare.boundary.Objections;
import id.kentongan.report.aftercare.boundary.RatingFigures;
import id.kentongan.report.aftercare.entity.NotIndependent;
import id.kentongan.report.aftercare.entity.NotNow;
import id.kentongan.report.aftercare.entity.Rating;
import id.kentongan.report.aftercare.entity.UnfitWords;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the reporter says about how the report on the page was closed, and turning an objection down. */
@Named
@RequestScoped
public class ReportObjectionView {

    @Inject
    private Objections objections;

    @Inject
    private RatingFigures ratings;

    @Inject
    private ReportShowView page;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    private @Nullable Optional<Objection> objection;
    private @Nullable Optional<Rating> rating;

    /** Turns the objection down, if that button was pressed. */
    @Needs(Action.DECIDE_OBJECTION)
    public void uphold() throws IOException {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        String version = sent.getOrDefault("uphold", "");
        if (!version.matches("[0-9]{1,9}")) {
            return;
        }
        try {
            objections.uphold(
                    user.actor(),
                    Acceptance.tenantId(page.getTenant()),
                    ticket(),
                    Integer.parseInt(version),
                    sent.getOrDefault("words-uphold", ""));
            texts.info("objection.upheld", ticket());
        } catch (NotIndependent e) {
            texts.refuse("report.move.not-yours");
        } catch (UnfitWords e) {
            texts.refuse(e.empty() ? "move.flaw.WORDS_MISSING" : "move.flaw.WORDS_TOO_LONG");
        } catch (NotNow | ChangedSince e) {
            texts.refuse("objection.changed");
        } catch (UnknownTicket e) {
            texts.refuse("report.unknown", ticket());
        }
        page.reload();
    }

    /** The objection that waits for a decision; null where there is none, and before the report is loaded. */
    public @Nullable Objection getPending() {
        if (page.getReport() == null) {
            return null;
        }
        return objection().filter(last -> last.outcome() == null).orElse(null);
    }

    /** What its reporter says; null if nothing, and before the report is loaded: a postback asks while it is read. */
    public @Nullable Rating getRating() {
        if (page.getReport() == null) {
            return null;
        }
        if (rating == null) {
            rating = ratings.of(user.actor(), Acceptance.tenantId(page.getTenant()), ticket());
        }
        return rating.orElse(null);
    }

    private Optional<Objection> objection() {
        if (objection == null) {
            objection = objections.last(user.actor(), Acceptance.tenantId(page.getTenant()), ticket());
        }
        return objection;
    }

    private String ticket() {
        return page.getTicket() == null ? "" : page.getTicket();
    }
}
