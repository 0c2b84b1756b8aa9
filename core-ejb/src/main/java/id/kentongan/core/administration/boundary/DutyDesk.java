package id.kentongan.core.administration.boundary;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.administration.control.Rights;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.DutyTurn;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * The duty rota of a unit: who is told first at a time. Several may be on duty together; nobody on duty means that
 * everybody of the unit is told.
 */
@Stateless
public class DutyDesk {

    /** The longest turn. */
    public static final Duration LONGEST_TURN = Duration.ofHours(48);

    /** How far ahead one can plan. */
    public static final Duration LONGEST_PLAN = Duration.ofDays(366);

    private static final int MOST = 500;

    private record Planned(UUID unitId) {}

    @Inject
    Sql sql;

    @Inject
    Rights rights;

    @Inject
    AuditTrail audit;

    @Inject
    DatabaseClock clock;

    /**
     * The turns that are not over, in their order.
     *
     * @throws NotPermitted if the actor may not see the unit's staff
     */
    public List<DutyTurn> rota(Actor actor, UUID unitId) {
        Unit unit = rights.demand(actor, Action.READ_STAFF, unitId);
        return Scope.tenant(unit.tenantId()).call(() -> sql.list("""
                        select d.id, d.person_id, a.display_name, d.starts_at, d.ends_at
                        from core.duty d join core.account a on a.person_id = d.person_id
                        where d.tenant_id = ? and d.unit_id = ? and d.cancelled_at is null and d.ends_at > now()
                        order by d.starts_at, a.display_name limit ?""", DutyDesk::turn, unit.tenantId(), unitId, MOST));
    }

    /**
     * @param personId a member of the unit during the whole turn
     * @throws ChangeRefused if the person is none, or the turn is over, longer than {@link #LONGEST_TURN}, too far ahead,
     *     or overlaps another turn of the same person
     */
    public UUID plan(Actor actor, UUID unitId, UUID personId, Instant starts, Instant ends) {
        Unit unit = rights.demand(actor, Action.PLAN_DUTY, unitId);
        Instant now = clock.instant();
        if (!ends.isAfter(now)
                || !ends.isAfter(starts)
                || Duration.between(starts, ends).compareTo(LONGEST_TURN) > 0
                || ends.isAfter(now.plus(LONGEST_PLAN))) {
            throw new ChangeRefused(Reason.TIMES);
        }
        return Scope.tenant(unit.tenantId()).call(() -> {
            requireMember(unitId, personId, starts, ends);
            UUID id = UuidV7.at(now);
            int planned = sql.update(
                    """
                    insert into core.duty (tenant_id, id, unit_id, person_id, starts_at, ends_at)
                    select ?, ?, ?, ?, ?, ? where not exists (
                        select from core.duty where tenant_id = ? and unit_id = ? and person_id = ?
                          and cancelled_at is null and starts_at < ? and ends_at > ?)""",
                    unit.tenantId(),
                    id,
                    unitId,
                    personId,
                    moment(starts),
                    moment(ends),
                    unit.tenantId(),
                    unitId,
                    personId,
                    moment(ends),
                    moment(starts));
            if (planned == 0) {
                throw new ChangeRefused(Reason.ALREADY_THERE);
            }
            audit.record(
                    unit.tenantId(),
                    actor.personId(),
                    "DUTY_PLAN",
                    "unit:" + unitId,
                    "person:" + personId + " from " + starts + " until " + ends);
            return id;
        });
    }

    /** @throws ChangeRefused if the turn is over or cancelled already */
    public void cancel(Actor actor, int tenantId, UUID turnId) {
        Planned planned = Scope.tenant(tenantId)
                .call(() -> sql.one(
                        "select unit_id from core.duty where tenant_id = ? and id = ?",
                        row -> new Planned(row.getObject(1, UUID.class)),
                        tenantId,
                        turnId))
                .orElseThrow(() -> new NotPermitted("no such turn"));
        Unit unit = rights.demand(actor, Action.PLAN_DUTY, planned.unitId());
        Scope.tenant(unit.tenantId()).run(() -> {
            int cancelled = sql.update("""
                    update core.duty set cancelled_at = now()
                    where tenant_id = ? and id = ? and cancelled_at is null and ends_at > now()""", tenantId, turnId);
            if (cancelled == 0) {
                throw new ChangeRefused(Reason.OVER);
            }
            audit.record(unit.tenantId(), actor.personId(), "DUTY_CANCEL", "unit:" + unit.id(), "duty:" + turnId);
        });
    }

    private void requireMember(UUID unitId, UUID personId, Instant starts, Instant ends) {
        sql.one("""
                        select 1 from core.membership m join core.account a on a.person_id = m.person_id
                        where m.unit_id = ? and m.person_id = ? and a.disabled_at is null and m.valid_from <= ?
                          and (m.valid_until is null or m.valid_until >= ?)""", row -> true, unitId, personId, moment(starts), moment(ends))
                .orElseThrow(() -> new ChangeRefused(Reason.NO_SUCH_PERSON));
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static DutyTurn turn(ResultSet row) throws SQLException {
        return new DutyTurn(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class),
                row.getObject(5, OffsetDateTime.class));
    }
}
