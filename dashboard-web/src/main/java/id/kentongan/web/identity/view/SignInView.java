package id.kentongan.web.identity.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.identity.boundary.MailCodeSignIn;
import id.kentongan.core.identity.boundary.OpenIdSignIn;
import id.kentongan.core.identity.boundary.SignIn;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.identity.entity.SignInBusy;
import id.kentongan.web.access.Needs;
import id.kentongan.web.access.Page;
import id.kentongan.web.identity.door.Doorkeeper;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /sign-in.xhtml} */
@Named
@RequestScoped
public class SignInView {

    private @Nullable String userName;
    private @Nullable String password;
    private @Nullable String next;
    private @Nullable String openid;
    private boolean expired;

    @Inject
    private SignIn signIn;

    @Inject
    private OpenIdSignIn openId;

    @Inject
    private MailCodeSignIn mailCodes;

    @Inject
    private Doorkeeper doorkeeper;

    @Inject
    private Admission admission;

    @Inject
    private Texts texts;

    @Needs(Action.SIGN_IN)
    public void signIn() throws IOException {
        ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
        HttpServletRequest request = (HttpServletRequest) context.getRequest();
        Optional<Entry> entry;
        try {
            entry = signIn.signIn(
                    userName == null ? "" : userName, password == null ? "" : password, Doorkeeper.arrival(request));
        } catch (SignInBusy e) {
            texts.refuse("sign-in.busy");
            return;
        }
        admission.decide(entry, next, "sign-in.refused");
    }

    @Needs(Action.SIGN_IN)
    public void signOut() throws IOException {
        ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
        doorkeeper.dismiss((HttpServletRequest) context.getRequest(), (HttpServletResponse) context.getResponse());
        context.redirect(context.getRequestContextPath() + Page.SIGN_IN.path());
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

    public @Nullable String getNext() {
        return next;
    }

    public void setNext(@Nullable String next) {
        this.next = next;
    }

    /** Whether one can sign in through a government's own provider. */
    public boolean isOpenIdOffered() {
        return openId.offered();
    }

    /** Whether one can sign in with a code that is sent by mail. */
    public boolean isCodeOffered() {
        return mailCodes.offered();
    }

    /** How people call that provider. */
    public String getOpenIdLabel() {
        return openId.label();
    }

    /** Why somebody came back from the provider without being signed in: {@code refused}, {@code away} or nothing. */
    public @Nullable String getOpenid() {
        return openid;
    }

    public void setOpenid(@Nullable String openid) {
        this.openid = openid;
    }

    public boolean isExpired() {
        return expired;
    }

    public void setExpired(boolean expired) {
        this.expired = expired;
    }
}
