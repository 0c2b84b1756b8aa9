package id.kentongan.web.reveal.view;

import id.kentongan.core.reveal.boundary.RevealDesk;
import id.kentongan.web.identity.view.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Whether the menu offers deciding about requests. */
@Named
@RequestScoped
public class RevealMenu {

    @Inject
    private RevealDesk desk;

    @Inject
    private CurrentUser user;

    public boolean isOffered() {
        return user.isSignedIn() && desk.decides(user.actor());
    }
}
