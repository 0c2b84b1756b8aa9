package id.kentongan.web.identity.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.core.organisation.entity.Tier;
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

    /** Whether the menu offers the messages that could not be applied. */
    public boolean isReaderOfLetters() {
        return find().filter(actor -> Access.may(actor, Action.READ_DEAD_LETTERS, Matter.installation()))
                .isPresent();
    }

    /** Whether the menu offers the staff of units. */
    public boolean isReaderOfStaff() {
        return any(Action.READ_STAFF);
    }

    /** Whether the menu offers units. */
    public boolean isReaderOfOffices() {
        return any(Action.READ_OFFICES);
    }

    /** Whether the menu offers governments: to who administers one as a whole, or the installation. */
    public boolean isReaderOfGovernment() {
        return find().filter(actor -> Access.may(actor, Action.READ_GOVERNMENT, Matter.installation())
                        || actor.posts().stream()
                                .anyMatch(post -> (post.tier() == Tier.PEMKOT || post.tier() == Tier.PEMPROV)
                                        && Access.may(
                                                actor,
                                                Action.READ_GOVERNMENT,
                                                Matter.in(post.tenantId(), post.area()))))
                .isPresent();
    }

    /** The first page of administration that there is for who is signed in; empty if there is none. */
    public String getAdministrationPage() {
        if (isReaderOfStaff()) {
            return "/administration/staff";
        }
        if (isEditorOfCategories()) {
            return "/administration/categories";
        }
        return isAuditor() ? "/administration/audit" : "";
    }

    /** Whether the menu offers the keys of partners. */
    public boolean isKeeperOfKeys() {
        return any(Action.MANAGE_KEYS);
    }

    /** Whether the menu offers the audit. */
    public boolean isAuditor() {
        return any(Action.READ_AUDIT);
    }

    /** Whether the menu offers to file for somebody. */
    public boolean isEntererOfReports() {
        return any(Action.ENTER_REPORT);
    }

    /** Whether the menu offers the categories. */
    public boolean isEditorOfCategories() {
        return any(Action.MANAGE_CATEGORIES);
    }

    /** Whether the menu offers what offices say again and again. */
    public boolean isKeeperOfTemplates() {
        return any(Action.MANAGE_TEMPLATES);
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
