package id.kentongan.core.administration.boundary;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.administration.control.Endings;
import id.kentongan.core.administration.control.OfficeRules;
import id.kentongan.core.administration.control.Offices;
import id.kentongan.core.administration.control.Words;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.Office;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.time.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where units end, and begin again.
 *
 * <p>AD.6 - A unit shall end and never be deleted; if cases are open there, then somebody shall take them over: whom the
 * administrator names, else the office above (why: a case that nobody sees is a citizen whom nobody answers).
 *
 * <p>AD.7 - Nobody shall end a unit in which they have a post (why: nobody changes the own rights).
 */
@Stateless
public class UnitEndDesk {

    private static final Duration FARTHEST = Duration.ofDays(10 * 366L);

    private record Due(UUID id, int tenantId, Optional<UUID> successor) {}

    @Inject
    Sql sql;

    @Inject
    Offices offices;

    @Inject
    OfficeRules rules;

    @Inject
    Endings endings;

    @Inject
    AuditTrail audit;

    @Inject
    DatabaseClock clock;

    /**
     * Ends it now or at a time to come.
     *
     * @param version that the actor saw
     * @param when null for now
     * @param successor who takes over; null for the office above
     * @throws ChangeRefused if cases are open there and nobody is above, or the successor cannot be
     */
    public void end(Actor actor, UUID id, int version, @Nullable Instant when, @Nullable UUID successor, String why) {
        Office office = offices.demandOpen(actor, Action.CHANGE_OFFICES, id);
        String reason = Words.reason(why);
        if (actor.worksFor(id)) {
            throw new ChangeRefused(Reason.OWN_RIGHTS);
        }
        Instant now = clock.instant();
        if (when != null && when.isAfter(now.plus(FARTHEST))) {
            throw new ChangeRefused(Reason.TIMES);
        }
        Scope.tenant(office.tenantId()).run(() -> {
            rules.lock();
            UUID over = successor == null
                    ? offices.above(id).orElse(null)
                    : rules.requireOpen(successor, office.tenantId(), id);
            if (over == null && office.openCases() > 0) {
                throw new ChangeRefused(Reason.OPEN_CASES);
            }
            rules.demandVersion(
                    sql.update(
                            """
                            update core.unit set ends_at = ?::timestamptz, successor_id = ?::uuid, version = version + 1,
                                changed_at = now(), changed_by = ?
                            where id = ? and version = ? and closed_at is null""",
                            when == null ? null : when.atOffset(ZoneOffset.UTC),
                            text(over),
                            actor.personId(),
                            id,
                            version),
                    id);
            String after = (over == null ? "" : " successor unit:" + over) + ": " + reason;
            if (when != null && when.isAfter(now)) {
                write(actor, office, "UNIT_END_PLANNED", "at " + when + after);
            } else {
                endings.close(id, office.tenantId(), over, actor.personId());
                write(actor, office, "UNIT_END", "open cases: " + office.openCases() + after);
            }
        });
    }

    /**
     * Opens it again, or calls a planned end off. Cases that went over stay where they are; new ones come here.
     *
     * @throws ChangeRefused if its area is gone or another open unit has its place
     */
    public void reopen(Actor actor, UUID id, int version, String why) {
        Office office = offices.demand(actor, Action.CHANGE_OFFICES, id);
        String reason = Words.reason(why);
        if (!office.closed() && office.endsAt() == null) {
            throw new ChangeRefused(Reason.OVER);
        }
        if (office.areaName() == null) {
            throw new ChangeRefused(Reason.NO_SUCH_AREA);
        }
        Scope.tenant(office.tenantId()).run(() -> {
            rules.lock();
            if (office.closed()) {
                rules.requireFree(office.tenantId(), office.tier(), office.area(), office.agency());
            }
            rules.demandVersion(sql.update("""
                            update core.unit set closed_at = null, ends_at = null, successor_id = null,
                                version = version + 1, changed_at = now(), changed_by = ?
                            where id = ? and version = ?""", actor.personId(), id, version), id);
            write(actor, office, "UNIT_REOPEN", reason);
        });
    }

    /**
     * Closes those whose planned end has come.
     *
     * @return how many
     */
    public int closeDue() {
        return Scope.system(Scope.Work.OPERATION).call(() -> {
            List<Due> due = sql.list(
                    """
                    select id, tenant_id, successor_id from core.unit
                    where closed_at is null and ends_at <= now() order by ends_at limit 100 for update skip locked""",
                    row -> new Due(
                            row.getObject(1, UUID.class),
                            row.getInt(2),
                            Optional.ofNullable(row.getObject(3, UUID.class))));
            for (Due each : due) {
                // Who was to take over may be closed meanwhile: then the office above does.
                UUID over = each.successor()
                        .flatMap(offices::find)
                        .filter(office -> !office.closed())
                        .map(Office::id)
                        .or(() -> offices.above(each.id()))
                        .orElse(null);
                endings.close(each.id(), each.tenantId(), over, null);
                audit.system(
                        each.tenantId(),
                        "UNIT_END",
                        "unit:" + each.id(),
                        "as planned" + (over == null ? "" : ", successor unit:" + over));
            }
            return due.size();
        });
    }

    private void write(Actor actor, Office office, String action, String detail) {
        audit.record(office.tenantId(), actor.personId(), action, "unit:" + office.id(), detail);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
