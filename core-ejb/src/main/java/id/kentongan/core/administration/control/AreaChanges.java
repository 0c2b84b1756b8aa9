package id.kentongan.core.administration.control;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.administration.entity.AreaChange;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.AreaReplaced;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Splitting and merging kelurahan: areas, their units, and what came in whose place. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class AreaChanges {

    private static final int FARTHEST_DAYS = 366;

    private final Sql sql;
    private final Endings endings;
    private final DatabaseClock clock;

    @Inject
    public AreaChanges(Sql sql, Endings endings, DatabaseClock clock) {
        this.sql = sql;
        this.endings = endings;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected AreaChanges() {
        this.sql = null;
        this.endings = null;
        this.clock = null;
    }

    /**
     * Records it.
     *
     * @param home the government's area
     * @param today on its clocks
     * @throws ChangeRefused if it cannot be
     */
    public AreaReplaced record(
            Actor actor, int tenantId, AreaCode home, AreaChange change, LocalDate today, String reason) {
        if (change.effective().isBefore(today) || change.effective().isAfter(today.plusDays(FARTHEST_DAYS))) {
            throw new ChangeRefused(Reason.TIMES);
        }
        Set<AreaCode> before = new LinkedHashSet<>();
        change.before().forEach(code -> before.add(kelurahan(code, home)));
        Map<AreaCode, String> after = new LinkedHashMap<>();
        change.after().forEach(area -> after.put(kelurahan(area.code(), home), area.name()));
        if (before.isEmpty()
                || after.isEmpty()
                || before.size() > AreaChange.MOST
                || after.size() > AreaChange.MOST
                || before.equals(after.keySet())) {
            throw new ChangeRefused(Reason.NO_SUCH_AREA);
        }
        sql.one("select pg_advisory_xact_lock(hashtext('core.unit'))", row -> true);
        before.forEach(area -> inForce(area).orElseThrow(() -> new ChangeRefused(Reason.NO_SUCH_AREA)));
        Map<AreaCode, UUID> units = new LinkedHashMap<>();
        after.forEach((area, name) -> units.put(
                area,
                inForce(area).isPresent() ? unitOf(area) : begin(actor, tenantId, area, name, change.effective())));
        UUID first = units.values().iterator().next();
        before.stream()
                .filter(area -> !after.containsKey(area))
                .forEach(area -> end(actor, tenantId, area, first, change.effective(), today));
        UUID id = UuidV7.at(clock.instant());
        for (AreaCode old : before) {
            for (AreaCode fresh : after.keySet()) {
                sql.update(
                        "insert into core.area_replacement (tenant_id, id, old_code, new_code, effective, reason,"
                                + " recorded_by) values (?, ?, ?, ?, ?, ?, ?)",
                        tenantId,
                        id,
                        old.value(),
                        fresh.value(),
                        change.effective(),
                        reason,
                        actor.personId());
            }
        }
        return new AreaReplaced(tenantId, before, after.keySet(), change.effective());
    }

    private static AreaCode kelurahan(String code, AreaCode home) {
        String written = code.strip();
        if (!AreaCode.isAreaCode(written)) {
            throw new ChangeRefused(Reason.NO_SUCH_AREA);
        }
        AreaCode area = new AreaCode(written);
        if (area.level() != Level.KELURAHAN || !area.within(home)) {
            throw new ChangeRefused(Reason.NO_SUCH_AREA);
        }
        return area;
    }

    /** An area without an end, and whether the database thinks it is of this scope's government. */
    private Optional<String> inForce(AreaCode area) {
        return sql.one(
                "select name from core.area where code = ? and valid_until is null and core.governs_area(code)",
                row -> row.getString(1),
                area.value());
    }

    private UUID unitOf(AreaCode area) {
        return sql.one(
                        "select id from core.unit where area_code = ? and tier = 'KELURAHAN' and closed_at is null",
                        row -> row.getObject(1, UUID.class),
                        area.value())
                .orElseThrow(() -> new ChangeRefused(Reason.NO_SUCH_UNIT));
    }

    /** The new area below its kecamatan, of the kind that its number says, and a unit that answers for it. */
    private UUID begin(Actor actor, int tenantId, AreaCode area, String name, LocalDate effective) {
        String known = Words.name(name);
        String kind = switch (area.value().charAt(9)) {
            case '1' -> "kelurahan";
            case '2' -> "desa";
            case '3' -> "desa-adat";
            default -> throw new ChangeRefused(Reason.NO_SUCH_AREA);
        };
        int begun = sql.update(
                """
                insert into core.area (code, level, kind, name, parent_code, zone, valid_from)
                select ?, 'KELURAHAN', ?, ?, p.code, p.zone, ?::date from core.area p
                where p.code = ? and p.valid_until is null and core.governs_area(?)
                  and not exists (select from core.area a where a.code = ? and coalesce(a.valid_until, 'infinity') > ?::date)""",
                area.value(),
                kind,
                known,
                effective,
                area.parent().orElseThrow().value(),
                area.value(),
                area.value(),
                effective);
        if (begun == 0) {
            throw new ChangeRefused(Reason.NO_SUCH_AREA);
        }
        UUID unit = UUID.randomUUID();
        String office =
                Character.toUpperCase(kind.charAt(0)) + kind.substring(1).replace('-', ' ') + " " + known;
        sql.update("""
                insert into core.unit (id, tenant_id, tier, area_code, name, changed_at, changed_by)
                values (?, ?, 'KELURAHAN', ?, ?, now(), ?)""", unit, tenantId, area.value(), office, actor.personId());
        return unit;
    }

    private void end(Actor actor, int tenantId, AreaCode area, UUID successor, LocalDate effective, LocalDate today) {
        sql.update(
                "update core.area set valid_until = greatest(?::date, valid_from + 1) where code = ? and valid_until is null",
                effective,
                area.value());
        UUID unit = unitOf(area);
        if (effective.isAfter(today)) {
            sql.update("""
                    update core.unit set successor_id = ?, version = version + 1, changed_at = now(), changed_by = ?,
                        ends_at = (select ?::date::timestamp at time zone t.zone from core.tenant t where t.id = ?)
                    where id = ?""", successor, actor.personId(), effective, tenantId, unit);
        } else {
            endings.close(unit, tenantId, successor, actor.personId());
        }
    }
}
