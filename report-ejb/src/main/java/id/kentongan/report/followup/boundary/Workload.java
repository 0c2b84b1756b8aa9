package id.kentongan.report.followup.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Unit;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where heads see who has how much to do: their own unit and those below it. */
@Stateless
public class Workload {

    /** More units than the largest government has kelurahan. */
    public static final int MOST_UNITS = 500;

    /** Open reports that are looked at; who has more knows what to do without a figure. */
    public static final int MOST_REPORTS = 50_000;

    private static final int MOST_OFFICERS = 200;

    @Inject
    private Sql sql;

    @Inject
    private Units units;

    /** The units that the actor may see, with most open work first, at most {@value #MOST_UNITS}. */
    public List<UnitLoad> units(Actor actor) {
        return actor.scope().call(() -> {
            List<Unit> seen = actor.posts().stream()
                    .map(Post::tenantId)
                    .distinct()
                    .flatMap(tenant -> units.ofTenant(tenant).stream())
                    .filter(unit -> may(actor, unit))
                    .limit(MOST_UNITS)
                    .toList();
            Map<UUID, UnitLoad> loads = new HashMap<>();
            sql.list(
                            """
                            select o.unit_id, count(*), count(*) filter (where r.expected_at < now()),
                                   count(*) filter (where o.assignee is not null or o.assignee_unit is not null),
                                   count(*) filter (where o.assigned_at is not null),
                                   count(*) filter (where r.status = 'SUBMITTED'), min(r.received_at)
                            from (select tenant_id, report_id, unit_id, assignee, assignee_unit, assigned_at
                                  from report.handling where tenant_id = any (?) and unit_id = any (?) and not closed
                                  limit ?) o
                            join report.report r on r.tenant_id = o.tenant_id and r.id = o.report_id
                            group by o.unit_id""",
                            row -> Map.entry(row.getObject(1, UUID.class), new Object[] {
                                row.getInt(2),
                                row.getInt(3),
                                row.getInt(4),
                                row.getInt(5),
                                row.getInt(6),
                                row.getObject(7, OffsetDateTime.class)
                            }),
                            seen.stream().map(Unit::tenantId).distinct().toArray(Integer[]::new),
                            seen.stream().map(Unit::id).toArray(UUID[]::new),
                            MOST_REPORTS)
                    .forEach(found -> {
                        Object[] figures = found.getValue();
                        units.unit(found.getKey())
                                .ifPresent(unit -> loads.put(
                                        found.getKey(),
                                        new UnitLoad(
                                                unit,
                                                (int) figures[0],
                                                (int) figures[1],
                                                (int) figures[2],
                                                (int) figures[3],
                                                (int) figures[4],
                                                (OffsetDateTime) figures[5])));
                    });
            return seen.stream()
                    .map(unit -> loads.getOrDefault(unit.id(), new UnitLoad(unit, 0, 0, 0, 0, 0, null)))
                    .sorted(Comparator.comparingInt(UnitLoad::open)
                            .reversed()
                            .thenComparing(load -> load.unit().name()))
                    .toList();
        });
    }

    /**
     * Who of a unit has how much to do, most first; those without work too.
     *
     * @return empty if there is no such unit for the actor
     */
    public Optional<List<OfficerLoad>> officers(Actor actor, UUID unit) {
        return units.unit(unit)
                .filter(found -> found.id().equals(unit) && may(actor, found))
                .map(found -> actor.scope().call(() -> officers(found)));
    }

    private List<OfficerLoad> officers(Unit unit) {
        return sql.list(
                """
                select a.person_id, a.display_name, count(r.id), count(*) filter (where r.expected_at < now()),
                       count(*) filter (where r.id is not null and h.assigned_at is not null), min(r.received_at)
                from core.account a
                left join report.handling h on h.assignee = a.person_id and h.tenant_id = ? and h.unit_id = ?
                    and not h.closed
                left join report.report r on r.tenant_id = h.tenant_id and r.id = h.report_id
                where a.disabled_at is null and exists (select 1 from core.membership m where m.person_id = a.person_id
                    and m.unit_id = ? and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now()))
                group by a.person_id, a.display_name order by 3 desc, a.display_name limit ?""",
                row -> new OfficerLoad(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getObject(6, OffsetDateTime.class)),
                unit.tenantId(),
                unit.id(),
                unit.id(),
                MOST_OFFICERS);
    }

    private static boolean may(Actor actor, Unit unit) {
        return Access.may(actor, Action.READ_LOAD, Matter.of(unit));
    }
}
