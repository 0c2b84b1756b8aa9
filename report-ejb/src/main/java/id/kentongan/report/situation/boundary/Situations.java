package id.kentongan.report.situation.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Ground;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.control.Areas;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How things stand where somebody may read reports, and at the own units. Three statements, each over what is open or new:
 * what was closed costs nothing. Reports of private categories are counted and never shown: whoever stands in the room
 * reads its screen.
 */
@Stateless
public class Situations {

    /** Alarms that are shown. */
    public static final int MOST_ALARMS = 30;

    /** Emergencies that are shown. */
    public static final int MOST_EMERGENCIES = 30;

    /** Open reports that are counted, of those that wait and of those that somebody has. */
    public static final int MOST_COUNTED = 10_000;

    /** What lies in one of the grounds; each area with its own government, since somebody may stand in several. */
    private static final String ON_GROUND = "exists (select 1 from unnest(?::int[], ?::text[]) g (tenant_id, area)"
            + " where c.tenant_id = g.tenant_id and (c.area_code = g.area or c.area_code like g.area || '.%'))";

    @Inject
    private Sql sql;

    @Inject
    private Units units;

    @Inject
    private Areas areas;

    /**
     * Whose situation it is: the units that are looked at and all governments around them, and the grounds, whose
     * governments and areas belong together in pairs.
     */
    private record Reach(UUID[] units, Integer[] tenants, Integer[] groundTenants, String[] groundAreas) {}

    /** @return nothing at all for who may read no reports anywhere */
    public Situation now(Actor actor) {
        Reach reach = reach(actor);
        return actor.scope().call(() -> {
            List<Counted> tiers = tiers(reach);
            List<Emergency> emergencies = emergencies(reach);
            boolean more = emergencies.size() > MOST_EMERGENCIES;
            return new Situation(
                    tiers.stream().map(Counted::count).toList(),
                    tiers.stream().anyMatch(tier -> tier.looked() >= MOST_COUNTED),
                    alarms(reach),
                    more ? emergencies.subList(0, MOST_EMERGENCIES) : emergencies,
                    more);
        });
    }

    private Reach reach(Actor actor) {
        Set<Ground> grounds = Access.groundOf(actor, Action.READ_REPORT);
        Set<UUID> own = Access.unitsOf(actor, Action.READ_REPORT);
        Stream<Unit> below = grounds.stream()
                .map(Ground::tenantId)
                .distinct()
                .flatMap(tenant -> units.ofTenant(tenant).stream())
                .filter(unit -> unit.tier() != Tier.AGENCY)
                .filter(unit -> grounds.stream()
                        .anyMatch(ground -> ground.tenantId() == unit.tenantId()
                                && unit.area().within(ground.area())));
        return new Reach(
                Stream.concat(own.stream(), below.map(Unit::id)).distinct().toArray(UUID[]::new),
                Stream.concat(
                                actor.posts().stream()
                                        .filter(post -> own.contains(post.unit()))
                                        .map(Post::tenantId),
                                grounds.stream().map(Ground::tenantId))
                        .distinct()
                        .toArray(Integer[]::new),
                grounds.stream().map(Ground::tenantId).toArray(Integer[]::new),
                grounds.stream().map(ground -> ground.area().value()).toArray(String[]::new));
    }

    /** @param looked how many reports of all tiers were looked at, of those that wait or of those that somebody has */
    private record Counted(TierCount count, int looked) {}

    private List<Counted> tiers(Reach reach) {
        return sql
                .list(
                        """
                with waiting as materialized (
                    select c.tenant_id, c.id, c.unit_id from core.case_file c
                    where c.unit_id = any (?) and c.state = 'OPEN' and c.kind = 'REPORT' limit ?
                ), held as materialized (
                    select h.tenant_id, h.report_id as id, h.unit_id from report.handling h
                    where h.tenant_id = any (?) and h.unit_id = any (?) and not h.closed limit ?
                ), work as (
                    select tenant_id, id, unit_id from held
                    union all
                    select w.tenant_id, w.id, w.unit_id from waiting w
                    where not exists (select 1 from report.handling h
                        where h.tenant_id = w.tenant_id and h.report_id = w.id and not h.closed and h.unit_id = any (?))
                )
                select u.tier, count(*), count(*) filter (where r.expected_at < now()),
                       count(*) filter (where c.priority = 'EMERGENCY' and c.state = 'OPEN'),
                       greatest((select count(*) from waiting), (select count(*) from held))
                from work w
                join core.unit u on u.id = w.unit_id
                join report.report r on r.tenant_id = w.tenant_id and r.id = w.id
                join core.case_file c on c.tenant_id = w.tenant_id and c.id = w.id
                where r.follows is null and r.status not in ('RESOLVED', 'REJECTED')
                group by u.tier""",
                        row -> new Counted(
                                new TierCount(
                                        Tier.valueOf(row.getString(1)), row.getInt(2), row.getInt(3), row.getInt(4)),
                                row.getInt(5)),
                        reach.units(),
                        MOST_COUNTED,
                        reach.tenants(),
                        reach.units(),
                        MOST_COUNTED,
                        reach.units())
                .stream()
                .sorted(Comparator.comparing(tier -> tier.count().tier()))
                .toList();
    }

    private List<Emergency> emergencies(Reach reach) {
        return sql.list(
                """
                select e.*, (select least(r.expected_at, min(d.due_at))
                    from report.report r left join core.deadline d on d.tenant_id = r.tenant_id and d.case_id = r.id
                        and d.fired_at is null and d.cancelled_at is null
                    where r.tenant_id = e.tenant_id and r.id = e.id group by r.expected_at) as next_at
                from (select c.tenant_id, c.id, c.reference, c.topic, c.area_code, c.tier, c.opened_at, c.state
                      from core.case_file c
                      where c.tenant_id = any (?) and c.priority = 'EMERGENCY' and c.state <> 'CLOSED'
                        and c.kind = 'REPORT'
                        and not exists (select 1 from report.category k
                            where k.tenant_id = c.tenant_id and k.code = c.topic and k.private)
                        and (%s or c.unit_id = any (?) or c.accepted_unit = any (?))
                      order by c.opened_at desc, c.id desc limit ?) e
                order by e.opened_at desc, e.id desc""".formatted(ON_GROUND),
                this::emergency,
                reach.tenants(),
                reach.groundTenants(),
                reach.groundAreas(),
                reach.units(),
                reach.units(),
                MOST_EMERGENCIES + 1);
    }

    private Emergency emergency(ResultSet row) throws SQLException {
        AreaCode area = new AreaCode(row.getString("area_code"));
        return new Emergency(
                row.getInt("tenant_id"),
                row.getString("reference"),
                row.getString("topic"),
                area,
                place(area),
                Tier.valueOf(row.getString("tier")),
                row.getObject("opened_at", OffsetDateTime.class),
                row.getObject("next_at", OffsetDateTime.class),
                !"OPEN".equals(row.getString("state")));
    }

    /**
     * Told once, whoever else was told the same. What is new is looked for at the emergencies alone: of what else comes in,
     * boards tell.
     */
    private List<Alarm> alarms(Reach reach) {
        return sql.list(
                """
                with told as (
                    (select l.* from unnest(?::uuid[]) u (id) cross join lateral (
                        select a.* from core.alert a
                        where a.unit_id = u.id and a.id >= core.id_floor(now() - interval '1 day')
                          and a.kind in ('ESCALATION', 'SUPERVISION', 'RAISED')
                        order by a.id desc limit ?) l)
                    union
                    (select a.* from (select c.tenant_id, c.id from core.case_file c
                        where c.tenant_id = any (?) and c.priority = 'EMERGENCY' and c.state <> 'CLOSED'
                          and %s order by c.opened_at desc limit ?) e
                     join core.alert a on a.tenant_id = e.tenant_id and a.case_id = e.id and a.kind = 'NEW'
                     where a.id >= core.id_floor(now() - interval '1 day'))
                ), once as (
                    select distinct on (t.tenant_id, t.case_id, t.kind, t.tier, t.round) t.* from told t
                    where not exists (select 1 from report.category k
                        where k.tenant_id = t.tenant_id and k.code = t.topic and k.private)
                    order by t.tenant_id, t.case_id, t.kind, t.tier, t.round, t.id
                )
                select o.*, coalesce(n.name, '') as unit_name, coalesce(c.state <> 'OPEN', true) as accepted
                from (select * from once order by id desc limit ?) o
                left join core.unit n on n.id = o.unit_id
                left join core.case_file c on c.tenant_id = o.tenant_id and c.id = o.case_id
                order by o.id desc""".formatted(ON_GROUND),
                this::alarm,
                reach.units(),
                MOST_ALARMS,
                reach.tenants(),
                reach.groundTenants(),
                reach.groundAreas(),
                MOST_EMERGENCIES,
                MOST_ALARMS);
    }

    private Alarm alarm(ResultSet row) throws SQLException {
        AreaCode area = new AreaCode(row.getString("area_code"));
        return new Alarm(
                row.getObject("id", UUID.class),
                row.getInt("tenant_id"),
                row.getString("reference"),
                AlertKind.valueOf(row.getString("kind")),
                Tier.valueOf(row.getString("tier")),
                row.getString("unit_name"),
                row.getString("topic"),
                area,
                place(area),
                row.getObject("raised_at", OffsetDateTime.class),
                row.getBoolean("accepted"));
    }

    private String place(AreaCode area) {
        return areas.path(area).stream().limit(2).collect(Collectors.joining(", "));
    }
}
