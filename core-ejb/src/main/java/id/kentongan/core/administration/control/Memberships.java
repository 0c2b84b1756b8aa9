package id.kentongan.core.administration.control;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.Invitation;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.identity.control.Secrets;
import id.kentongan.core.identity.entity.NewCredentials;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the desks that change roles have in common: who may, whose it is, from when until when. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Memberships {

    private static final Duration FARTHEST_BEGIN = Duration.ofDays(365);

    /** A form that was open for a while still means "from now on". */
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** A role that somebody has or had in a unit. */
    public record Membership(UUID id, UUID personId, UUID unitId, String role, boolean over) {}

    private final Sql sql;
    private final Rights rights;
    private final AuditTrail audit;
    private final DatabaseClock clock;

    @Inject
    public Memberships(Sql sql, Rights rights, AuditTrail audit, DatabaseClock clock) {
        this.sql = sql;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected Memberships() {
        this.sql = null;
        this.rights = null;
        this.audit = null;
        this.clock = null;
    }

    /** What is done in a unit that the actor may change. */
    @FunctionalInterface
    public interface Change<T> {
        T in(Unit unit);
    }

    /** What is done to a role that somebody has in a unit. */
    @FunctionalInterface
    public interface MembershipChange {
        void of(Unit unit, Membership membership);
    }

    /** @throws NotPermitted if there is no such open unit, or the actor may not */
    public <T> T in(Actor actor, UUID unitId, Change<T> change) {
        Unit unit = rights.demand(actor, Action.CHANGE_STAFF, unitId);
        Supplier<T> work = () -> change.in(unit);
        return Scope.tenant(unit.tenantId()).call(work);
    }

    /**
     * @throws NotPermitted if there is none, or the actor may not
     * @throws ChangeRefused if it is the actor's own, or over
     */
    public void onMembership(Actor actor, UUID membershipId, MembershipChange change) {
        Membership membership = sql.one(
                        """
                        select m.id, m.person_id, m.unit_id, m.role, coalesce(m.valid_until <= now(), false)
                        from core.membership m where m.id = ? and m.unit_id is not null for update""",
                        row -> new Membership(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class),
                                row.getString(4),
                                row.getBoolean(5)),
                        membershipId)
                .orElseThrow(() -> new NotPermitted("no such row"));
        in(actor, membership.unitId(), unit -> {
            if (membership.personId().equals(actor.personId())) {
                throw new ChangeRefused(Reason.OWN_RIGHTS);
            }
            if (membership.over()) {
                throw new ChangeRefused(Reason.OVER);
            }
            change.of(unit, membership);
            return unit;
        });
    }

    /**
     * Somebody with an account of staff. Citizens are invited like everybody: who writes reports and who answers them are
     * two accounts, so that neither leads to the other.
     *
     * @throws ChangeRefused if there is nobody, or it is the actor
     */
    public UUID somebodyElse(Actor actor, String userName) {
        UUID person = sql.one(
                        "select person_id from core.account where user_name = ? and disabled_at is null"
                                + " and password_hash is not null and not citizen",
                        row -> row.getObject(1, UUID.class),
                        NewCredentials.foldUserName(userName))
                .orElseThrow(() -> new ChangeRefused(Reason.NO_SUCH_PERSON));
        if (person.equals(actor.personId())) {
            throw new ChangeRefused(Reason.OWN_RIGHTS);
        }
        return person;
    }

    /** The unit's tier has the role; and private recipients are outside of a government, as nobody else is. */
    public void requireFit(Role role, Unit unit) {
        boolean outside = sql.one("select outside from core.unit where id = ?", row -> row.getBoolean(1), unit.id())
                .orElse(false);
        if (!role.fits(unit.tier()) || outside != (role == Role.PRIVATE_RECIPIENT)) {
            throw new ChangeRefused(Reason.ROLE_DOES_NOT_FIT);
        }
    }

    /** @return when it begins, which is now unless a later time was named */
    public Instant begin(@Nullable Instant from, @Nullable Instant until, Duration longest) {
        Instant now = clock.instant();
        Instant begin = from == null || from.isBefore(now) && from.isAfter(now.minus(PATIENCE)) ? now : from;
        boolean out = begin.isBefore(now) || begin.isAfter(now.plus(FARTHEST_BEGIN));
        if (out || until != null && (!until.isAfter(begin) || until.isAfter(begin.plus(longest)))) {
            throw new ChangeRefused(Reason.TIMES);
        }
        return begin;
    }

    /** Who can make a link for somebody could sign in as that person, so that takes a right to all that the person is. */
    public void requireWholly(Actor actor, UUID person) {
        List<Optional<UUID>> posts =
                sql.list("""
                select m.unit_id from core.membership m left join core.unit u on u.id = m.unit_id
                where m.person_id = ? and (m.valid_until is null or m.valid_until > now()) and u.closed_at is null
                union
                select m.unit_id from core.deputy d join core.membership m on m.id = d.membership_id
                where d.person_id = ? and d.ended_at is null and d.valid_until > now()""", row -> Optional.ofNullable(row.getObject(1, UUID.class)), person, person);
        boolean installation = Access.may(actor, Action.CHANGE_STAFF, Matter.installation());
        for (Optional<UUID> unit : posts) {
            if (unit.isEmpty() ? !installation : !mayChange(actor, unit.get())) {
                throw new ChangeRefused(Reason.ELSEWHERE);
            }
        }
    }

    private boolean mayChange(Actor actor, UUID unitId) {
        try {
            rights.demand(actor, Action.CHANGE_STAFF, unitId);
            return true;
        } catch (NotPermitted e) {
            return false;
        }
    }

    /** A one-time link, good for a day. */
    public Invitation link(UUID person) {
        String token = Secrets.draw();
        OffsetDateTime expires = sql.one(
                        "insert into core.activation (token_hash, person_id, expires_at)"
                                + " values (?, ?, now() + interval '24 hours') returning expires_at",
                        row -> row.getObject(1, OffsetDateTime.class),
                        Secrets.hash(token),
                        person)
                .orElseThrow();
        return new Invitation(person, token, expires);
    }

    /** Adds to the history of the unit. */
    public void write(Actor actor, Unit unit, String action, String detail) {
        audit.record(unit.tenantId(), actor.personId(), action, "unit:" + unit.id(), detail);
    }

    /** As the audit says it. */
    public static String during(Instant begin, @Nullable Instant until) {
        return " from " + begin + (until == null ? "" : " until " + until);
    }

    /** For the database. */
    public static @Nullable OffsetDateTime moment(@Nullable Instant instant) {
        return Optional.ofNullable(instant)
                .map(at -> at.atOffset(ZoneOffset.UTC))
                .orElse(null);
    }
}
