package id.kentongan.web.identity.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.identity.boundary.SecondStep;
import id.kentongan.core.identity.entity.SessionStage;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.door.Doorkeeper;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /session/authenticator.xhtml}: sets up an authenticator, or another one in the place of the old. */
@Named
@RequestScoped
public class AuthenticatorView {

    private static final int LONGEST_CODE = 40;

    private @Nullable String code;
    private List<String> recoveryCodes = List.of();
    private SecondStep.@Nullable Secret secret;

    @Inject
    private SecondStep secondStep;

    @Inject
    private Doorkeeper doorkeeper;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Texts texts;

    @Needs(Action.MANAGE_OWN_SIGN_IN)
    public void confirm() {
        String typed = code == null ? "" : code;
        Optional<SecondStep.Enrolled> enrolled = typed.length() > LONGEST_CODE || !isAvailable()
                ? Optional.empty()
                : secondStep.confirm(visit(), typed, Doorkeeper.arrival(request));
        code = null;
        if (enrolled.isEmpty()) {
            texts.refuse("authenticator.refused");
            return;
        }
        recoveryCodes = enrolled.get().recoveryCodes();
        HttpServletResponse response = (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
        doorkeeper.elevate(request, response, enrolled.get().entry());
        texts.info("authenticator.done");
    }

    private Visit visit() {
        return Doorkeeper.found(request)
                .orElseThrow(() -> new IllegalStateException("a staff page was reached without signing in"));
    }

    private SecondStep.Secret secret() {
        if (secret == null) {
            secret = secondStep.begin(visit());
        }
        return secret;
    }

    /** Whether this installation can keep secrets of authenticators. */
    public boolean isAvailable() {
        return secondStep.available();
    }

    /** Whether the person has one already. */
    public boolean isEnrolled() {
        return secondStep.enrolled(visit());
    }

    /** Whether nothing else can be done before. */
    public boolean isDemanded() {
        return visit().stage() == SessionStage.ENROLMENT;
    }

    public boolean isDone() {
        return !recoveryCodes.isEmpty();
    }

    public int getCodesLeft() {
        return secondStep.codesLeft(visit());
    }

    /** The secret in groups of four, as one types it. */
    public String getSecret() {
        return String.join(" ", secret().secret().split("(?<=\\G.{4})"));
    }

    /** The same as a picture. */
    public String getPicture() {
        return QrCode.picture(secret().uri());
    }

    public List<String> getRecoveryCodes() {
        return recoveryCodes;
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
