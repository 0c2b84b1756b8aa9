package id.kentongan.web.api;

import id.kentongan.core.access.boundary.DenialDesk;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.web.identity.door.Doorkeeper;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The door of what the programs of officers and citizens ask: the session of the pages, asked at each request whether it goes on. */
@Dependent
class StaffDoor {

    private final Doorkeeper doorkeeper;
    private final DenialDesk denials;

    @Inject
    StaffDoor(Doorkeeper doorkeeper, DenialDesk denials) {
        this.doorkeeper = doorkeeper;
        this.denials = denials;
    }

    /**
     * @throws RefusedRequest if nobody is signed in, or a step of the sign-in is missing
     */
    Actor actor(HttpServletRequest request, HttpServletResponse response) {
        return doorkeeper
                .look(request, response)
                .flatMap(Visit::actor)
                .orElseThrow(() -> RefusedRequest.of(ProblemType.SIGN_IN_NEEDED));
    }

    /**
     * Who is signed in with an account of a citizen.
     *
     * @throws RefusedRequest if nobody is signed in, a step of the sign-in is missing, or it is an account of staff
     */
    Actor citizen(HttpServletRequest request, HttpServletResponse response) {
        Actor actor = actor(request, response);
        if (Doorkeeper.found(request).filter(Visit::staff).isPresent()) {
            throw RefusedRequest.of(ProblemType.CITIZENS_ONLY);
        }
        return actor;
    }

    /**
     * Who is signed in with an account of staff.
     *
     * @throws RefusedRequest if nobody is signed in, a step of the sign-in is missing, or it is a citizen's account: to
     *     those there is nothing here
     */
    Actor staff(HttpServletRequest request, HttpServletResponse response) {
        Actor actor = actor(request, response);
        if (actor.posts().isEmpty()) {
            throw RefusedRequest.of(ProblemType.NOT_FOUND);
        }
        return actor;
    }

    /** To the asker it does not exist; whether it does, or somebody tries numbers, auditors see. */
    RefusedRequest unknown(Actor actor, Action action) {
        denials.count(actor, action);
        return RefusedRequest.of(ProblemType.NOT_FOUND);
    }
}
