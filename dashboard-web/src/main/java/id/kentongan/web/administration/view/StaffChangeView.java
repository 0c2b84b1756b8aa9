package id.kentongan.web.administration.view;

import id.kentongan.core.access.boundary.Origins;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.access.entity.Site;
import id.kentongan.core.administration.boundary.AccountDesk;
import id.kentongan.core.administration.boundary.DeputyDesk;
import id.kentongan.core.administration.boundary.StaffDesk;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.Invitation;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The forms of {@code /administration/staff.xhtml} that change who works in a unit. */
@Named
@RequestScoped
public class StaffChangeView {

    private @Nullable String displayName;
    private @Nullable String userName;
    private @Nullable String role;
    private @Nullable String until;
    private @Nullable String why;
    private @Nullable String link;

    @Inject
    private StaffDesk desk;

    @Inject
    private DeputyDesk deputies;

    @Inject
    private AccountDesk accounts;

    @Inject
    private StaffView page;

    @Inject
    private CurrentUser user;

    @Inject
    private Attempts attempts;

    @Inject
    private Origins origins;

    @Needs(Action.CHANGE_STAFF)
    public void invite() {
        attempt(
                "staff.invited",
                () -> tell(desk.invite(
                        user.actor(),
                        page.chosen(),
                        wanted(),
                        displayName == null ? "" : displayName,
                        null,
                        Attempts.end(until, page.zoneOfChosen()))));
    }

    @Needs(Action.CHANGE_STAFF)
    public void appoint() {
        attempt(
                "staff.appointed",
                () -> desk.appoint(
                        user.actor(),
                        page.chosen(),
                        wanted(),
                        userName == null ? "" : userName,
                        null,
                        Attempts.end(until, page.zoneOfChosen())));
    }

    @Needs(Action.CHANGE_STAFF)
    public void dismiss() {
        attempt("staff.dismissed", () -> desk.dismiss(user.actor(), member(), reason()));
    }

    @Needs(Action.CHANGE_STAFF)
    public void nameDeputy() {
        attempt(
                "staff.deputy-named",
                () -> deputies.nameDeputy(
                        user.actor(),
                        member(),
                        userName == null ? "" : userName,
                        null,
                        Optional.ofNullable(Attempts.end(until, page.zoneOfChosen()))
                                .orElseThrow(() -> new ChangeRefused(Reason.TIMES)),
                        reason()));
    }

    @Needs(Action.CHANGE_STAFF)
    public void endDeputy() {
        attempt(
                "staff.deputy-ended",
                () -> deputies.endDeputy(
                        user.actor(), Attempts.parameter("deputy").orElseThrow(() -> new ChangeRefused(Reason.OVER))));
    }

    @Needs(Action.CHANGE_STAFF)
    public void renew() {
        attempt("staff.link-made", () -> tell(accounts.renew(user.actor(), member())));
    }

    @Needs(Action.CHANGE_STAFF)
    public void closeSignIn() {
        attempt("staff.closed", () -> accounts.close(user.actor(), member(), true, reason()));
    }

    @Needs(Action.CHANGE_STAFF)
    public void openSignIn() {
        attempt("staff.opened", () -> accounts.close(user.actor(), member(), false, reason()));
    }

    private void attempt(String done, Runnable change) {
        if (attempts.make(done, change)) {
            displayName = userName = until = why = null;
        }
        page.load();
    }

    private void tell(Invitation invitation) {
        HttpServletRequest request = (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
        String page = request.getRequestURL().toString();
        // Behind a proxy the request does not know the address that people use.
        String address = origins.address(Site.STAFF)
                .map(url -> url + request.getContextPath())
                .orElse(page.substring(0, page.indexOf(request.getServletPath())));
        link = address + "/activate.xhtml?token=" + invitation.token();
    }

    private static UUID member() {
        return Attempts.parameter("member").orElseThrow(() -> new ChangeRefused(Reason.NO_SUCH_PERSON));
    }

    private Role wanted() {
        return Role.of(role == null ? "" : role).orElseThrow(() -> new ChangeRefused(Reason.ROLE_DOES_NOT_FIT));
    }

    private String reason() {
        return why == null ? "" : why;
    }

    /** The one-time link that was just made; shown this once. */
    public @Nullable String getLink() {
        return link;
    }

    public @Nullable String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(@Nullable String displayName) {
        this.displayName = displayName;
    }

    public @Nullable String getUserName() {
        return userName;
    }

    public void setUserName(@Nullable String userName) {
        this.userName = userName;
    }

    public @Nullable String getRole() {
        return role;
    }

    public void setRole(@Nullable String role) {
        this.role = role;
    }

    public @Nullable String getUntil() {
        return until;
    }

    public void setUntil(@Nullable String until) {
        this.until = until;
    }

    public @Nullable String getWhy() {
        return why;
    }

    public void setWhy(@Nullable String why) {
        this.why = why;
    }
}
