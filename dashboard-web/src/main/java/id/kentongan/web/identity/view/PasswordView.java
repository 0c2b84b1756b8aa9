package id.kentongan.web.identity.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.identity.boundary.SignIn;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.identity.entity.NewPassword;
import id.kentongan.core.identity.entity.SignInBusy;
import id.kentongan.core.identity.entity.UnfitCredentials;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /session/password.xhtml}: another password, or a citizen's first one. */
@Named
@RequestScoped
public class PasswordView {

    private @Nullable String present;
    private @Nullable String chosen;
    private @Nullable String repeated;

    @Inject
    private SignIn signIn;

    @Inject
    private Doorkeeper doorkeeper;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Texts texts;

    @Needs(Action.MANAGE_OWN_SIGN_IN)
    public void change() {
        if (chosen == null || !chosen.equals(repeated)) {
            texts.refuse("activate.password.differs");
            return;
        }
        Optional<Entry> entry;
        try {
            entry = signIn.changePassword(visit(), present == null ? "" : present, chosen, Doorkeeper.arrival(request));
        } catch (UnfitCredentials e) {
            texts.refuse("activate.refused." + e.reason().name(), getShortest());
            return;
        } catch (SignInBusy e) {
            texts.refuse("sign-in.busy");
            return;
        }
        if (entry.isEmpty()) {
            texts.refuse("password.refused");
            return;
        }
        HttpServletResponse response = (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
        doorkeeper.elevate(request, response, entry.get());
        texts.info("password.done");
    }

    private Visit visit() {
        return Doorkeeper.found(request)
                .orElseThrow(() -> new IllegalStateException("a page for who is signed in was reached without"));
    }

    /** Whether there is a present one to be asked for. */
    public boolean isPresentAsked() {
        return signIn.hasPassword(visit());
    }

    public int getShortest() {
        return visit().staff() ? NewPassword.SHORTEST_OF_STAFF : NewPassword.SHORTEST;
    }

    public @Nullable String getPresent() {
        return present;
    }

    public void setPresent(@Nullable String present) {
        this.present = present;
    }

    public @Nullable String getChosen() {
        return chosen;
    }

    public void setChosen(@Nullable String chosen) {
        this.chosen = chosen;
    }

    public @Nullable String getRepeated() {
        return repeated;
    }

    public void setRepeated(@Nullable String repeated) {
        this.repeated = repeated;
    }
}
