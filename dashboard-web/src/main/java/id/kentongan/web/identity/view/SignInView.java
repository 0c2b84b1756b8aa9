package id.kentongan.web.identity.view;

import id.kentongan.core.access.entity.Action;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /sign-in.xhtml} */
@Named
@RequestScoped
public class SignInView {

    static final String HOME = "/alert/list.xhtml";

    /** Only pages of our own: an address from elsewhere must not become a way to lead people away. */
    private static final Pattern OWN = Pattern.compile(
            "/(?:alert|report|reveal|administration|operation|session)/[a-z-]+\\.xhtml(?:\\?[A-Za-z0-9=&.:%_-]*)?");

    private @Nullable String userName;
    private @Nullable String password;
    private @Nullable String next;
    private boolean expired;

    @Inject
    private SignIn signIn;

    @Inject
    private Doorkeeper doorkeeper;

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
        if (entry.isEmpty()) {
            texts.refuse("sign-in.refused");
            return;
        }
        doorkeeper.admit(request, (HttpServletResponse) context.getResponse(), entry.get());
        context.redirect(context.getRequestContextPath() + target(next));
    }

    @Needs(Action.SIGN_IN)
    public void signOut() throws IOException {
        ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
        doorkeeper.dismiss((HttpServletRequest) context.getRequest(), (HttpServletResponse) context.getResponse());
        context.redirect(context.getRequestContextPath() + Page.SIGN_IN.path());
    }

    static String target(@Nullable String next) {
        return next != null && OWN.matcher(next).matches() ? next : HOME;
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

    public boolean isExpired() {
        return expired;
    }

    public void setExpired(boolean expired) {
        this.expired = expired;
    }
}
