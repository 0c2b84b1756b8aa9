package id.kentongan.web.identity.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.identity.boundary.SignIn;
import id.kentongan.core.identity.entity.NewCredentials;
import id.kentongan.core.identity.entity.SignInBusy;
import id.kentongan.core.identity.entity.UnfitCredentials;
import id.kentongan.web.access.Needs;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** {@code /activate.xhtml?token=…}: a person with a one-time link chooses a name and a password. */
@Named
@RequestScoped
public class ActivateView {

    private @Nullable String token;
    private @Nullable String userName;
    private @Nullable String password;
    private @Nullable String repeated;
    private boolean done;

    @Inject
    private SignIn signIn;

    @Inject
    private Texts texts;

    @Needs(Action.SIGN_IN)
    public void activate() {
        if (password == null || !password.equals(repeated)) {
            texts.refuse("activate.password.differs");
            return;
        }
        try {
            done = signIn.activate(token == null ? "" : token, userName == null ? "" : userName, password);
        } catch (UnfitCredentials e) {
            texts.refuse("activate.refused." + e.reason().name(), getShortestPassword());
            return;
        } catch (SignInBusy e) {
            texts.refuse("sign-in.busy");
            return;
        }
        if (done) {
            texts.info("activate.done");
        } else {
            texts.refuse("activate.link-invalid");
        }
    }

    public int getShortestPassword() {
        return NewCredentials.SHORTEST_PASSWORD;
    }

    public boolean isDone() {
        return done;
    }

    public @Nullable String getToken() {
        return token;
    }

    public void setToken(@Nullable String token) {
        this.token = token;
    }

    public @Nullable String getUserName() {
        return userName;
    }

    public void setUserName(@Nullable String userName) {
        this.userName = userName;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    public @Nullable String getRepeated() {
        return repeated;
    }

    public void setRepeated(@Nullable String repeated) {
        this.repeated = repeated;
    }
}
