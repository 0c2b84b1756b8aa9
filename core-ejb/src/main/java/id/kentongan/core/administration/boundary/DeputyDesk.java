package id.kentongan.core.administration.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.administration.control.Memberships;
import id.kentongan.core.administration.control.Words;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.database.control.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who stands in for whom: the rights of one role beside its owner, for a time. */
@Stateless
public class DeputyDesk {

    private static final Duration LONGEST_DEPUTY = Duration.ofDays(365);

    @Inject
    Sql sql;

    @Inject
    Memberships memberships;

    /** Somebody stands in for a role, for a year at most. */
    public void nameDeputy(
            Actor actor, UUID membershipId, String userName, @Nullable Instant from, Instant until, String why) {
        memberships.onMembership(actor, membershipId, (unit, membership) -> {
            UUID person = memberships.somebodyElse(actor, userName);
            Instant begin = memberships.begin(from, until, LONGEST_DEPUTY);
            String reason = Words.reason(why);
            if (person.equals(membership.personId())) {
                throw new ChangeRefused(Reason.ALREADY_THERE);
            }
            sql.update(
                    "insert into core.deputy (id, membership_id, person_id, reason, valid_from, valid_until)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    UUID.randomUUID(),
                    membership.id(),
                    person,
                    reason,
                    Memberships.moment(begin),
                    Memberships.moment(until));
            memberships.write(
                    actor,
                    unit,
                    "DEPUTY_NAME",
                    "person:" + person + " for person:" + membership.personId() + " " + membership.role()
                            + Memberships.during(begin, until) + ": " + reason);
        });
    }

    /** @throws ChangeRefused if it is over already */
    public void endDeputy(Actor actor, UUID deputyId) {
        UUID membership = sql.one(
                        "select membership_id from core.deputy where id = ?",
                        row -> row.getObject(1, UUID.class),
                        deputyId)
                .orElseThrow(() -> new NotPermitted("no such row"));
        memberships.onMembership(actor, membership, (unit, known) -> {
            int ended = sql.update(
                    "update core.deputy set ended_at = now() where id = ? and ended_at is null and valid_until > now()",
                    deputyId);
            if (ended == 0) {
                throw new ChangeRefused(Reason.OVER);
            }
            memberships.write(actor, unit, "DEPUTY_END", "deputy:" + deputyId);
        });
    }
}
