package id.kentongan.core.identity.entity;

import id.kentongan.core.access.entity.Actor;
import java.util.Optional;
import java.util.UUID;

/**
 * A session that goes on, as it was found a moment ago.
 *
 * @param renewable whether the browser should be given another token now
 * @param staff whether the account is one of staff
 * @param person with the rights of this moment; given away only when the sign-in is complete
 */
public record Visit(
        UUID sessionId, SessionStage stage, SignInMethod method, boolean renewable, boolean staff, Actor person) {

    /** @return the person with their rights; empty while a step of the sign-in is missing */
    public Optional<Actor> actor() {
        return stage == SessionStage.PASSED ? Optional.of(person) : Optional.empty();
    }

    public UUID personId() {
        return person.personId();
    }
}
