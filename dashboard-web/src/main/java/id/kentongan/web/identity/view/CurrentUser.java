package id.kentongan.web.identity.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.web.identity.door.Doorkeeper;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;

/** Who is signed in; as fresh as this request, because {@link AccessFilter} asked again. */
@Named("user")
@RequestScoped
public class CurrentUser {

    @Inject
    private HttpServletRequest request;

    /** For pages behind the door only: there is always somebody. */
    public Actor actor() {
        return find().orElseThrow(() -> new IllegalStateException("a staff page was reached without signing in"));
    }

    /** The session at hand; for pages behind the door only. */
    public UUID sessionId() {
        return Doorkeeper.found(request)
                .map(Visit::sessionId)
                .orElseThrow(() -> new IllegalStateException("a staff page was reached without signing in"));
    }

    public boolean isSignedIn() {
        return find().isPresent();
    }

    public String getDisplayName() {
        return find().map(Actor::displayName).orElse("");
    }

    /** Whether the lists of staff lead to the sessions of each. */
    public boolean isManagerOfSignIns() {
        return any(Action.MANAGE_SIGN_INS);
    }

    /** In one of the own posts, or as an administrator of the installation. */
    private boolean any(Action action) {
        return find().filter(actor -> Access.may(actor, action, Matter.installation())
                        || !Access.unitsOf(actor, action).isEmpty())
                .isPresent();
    }

    private Optional<Actor> find() {
        return Doorkeeper.found(request).flatMap(Visit::actor);
    }
}
