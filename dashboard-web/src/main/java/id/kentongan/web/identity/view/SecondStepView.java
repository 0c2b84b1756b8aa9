package id.kentongan.web.identity.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.identity.boundary.SecondStep;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.identity.entity.SessionStage;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.web.access.Needs;
import id.kentongan.web.access.Page;
import id.kentongan.web.identity.door.Doorkeeper;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /second-step.xhtml}: the password was right, the code of the authenticator is asked for. */
@Named
@RequestScoped
public class SecondStepView {

    private static final int LONGEST_CODE = 40;

    private @Nullable String code;
    private @Nullable String next;

    @Inject
    private SecondStep secondStep;

    @Inject
    private Admission admission;

    @Inject
    private HttpServletRequest request;

    /** Who has not given a password, or was too slow after it, begins again. */
    @Needs(Action.SIGN_IN)
    public void load() throws IOException {
        if (visit().isEmpty()) {
            ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
            context.redirect(context.getRequestContextPath() + Page.SIGN_IN.path() + "?expired=true");
        }
    }

    @Needs(Action.SIGN_IN)
    public void pass() throws IOException {
        Optional<Visit> visit = visit();
        if (visit.isEmpty()) {
            load();
            return;
        }
        String typed = code == null ? "" : code;
        Optional<Entry> entry = typed.length() > LONGEST_CODE
                ? Optional.empty()
                : secondStep.pass(visit.get(), typed, Doorkeeper.arrival(request));
        admission.decide(entry, next, "second-step.refused");
    }

    private Optional<Visit> visit() {
        return Doorkeeper.found(request).filter(known -> known.stage() == SessionStage.SECOND_STEP);
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }

    public @Nullable String getNext() {
        return next;
    }

    public void setNext(@Nullable String next) {
        this.next = next;
    }
}
