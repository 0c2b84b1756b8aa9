package id.kentongan.core.identity.control;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** People with an account, and what they may do now. */
@ApplicationScoped
public class People {

    /**
     * Somebody who is welcome.
     *
     * @param citizen whether the account is a citizen's; staff else
     */
    public record Known(Actor actor, boolean citizen) {}

    private final Sql sql;

    @Inject
    public People(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected People() {
        this.sql = null;
    }

    /** @return empty when the account is disabled, or is one of staff without a membership */
    public Optional<Known> find(UUID personId) {
        List<Actors.Member> members = sql.list(
                "select " + Actors.COLUMNS + " from core.account a " + Actors.JOINS
                        + " where a.person_id = ? and a.disabled_at is null",
                row -> Actors.Member.of(row, 1),
                personId);
        return Actors.of(members).map(actor -> new Known(actor, members.get(0).citizen()));
    }
}
