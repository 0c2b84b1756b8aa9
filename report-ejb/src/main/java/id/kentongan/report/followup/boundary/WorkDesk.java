package id.kentongan.report.followup.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.organisation.control.Areas;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.followup.entity.WorkFilter;
import id.kentongan.report.followup.entity.WorkPlace;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to do: reports that their units have to take on or have, and those that were given to them or to one of
 * their units. Due first, overdue on top.
 */
@Stateless
public class WorkDesk {

    /** The largest page. */
    public static final int MOST = 100;

    /** Of each kind of work; whoever has more is told that it is not the whole. */
    public static final int MOST_LOOKED_AT = 5_000;

    private static final int MOST_COLLEAGUES = 200;
    private static final int MOST_UNITS = 500;

    /** What has no moment any more stands behind all that has one. */
    private static final OffsetDateTime NEVER = OffsetDateTime.parse("9999-01-01T00:00:00Z");

    /**
     * One statement: what is open of a unit is small beside all that it ever had, so it is looked at as a whole, once for
     * the page and for the figures above it.
     */
    private static final String PAGE = """
            with each_kind as materialized (
                (select 1 as kind, c.tenant_id, c.id from core.case_file c
                 where c.unit_id = any (?) and c.state = 'OPEN' and c.kind = 'REPORT' order by c.id limit ?)
                union all
                (select 2, h.tenant_id, h.report_id from report.handling h
                 where h.tenant_id = any (?) and h.unit_id = any (?) and not h.closed order by h.report_id limit ?)
                union all
                (select 3, h.tenant_id, h.report_id from report.handling h
                 where h.assignee = ? and not h.closed order by h.report_id desc limit ?)
                union all
                (select 4, h.tenant_id, h.report_id from report.handling h
                 where h.assignee_unit = any (?) and not h.closed order by h.report_id desc limit ?)
            ), mine as materialized (
                select distinct tenant_id, id from each_kind
            ), whole as (
                select coalesce(max(number), 0) > ? as cut
                from (select count(*) as number from each_kind group by kind) counted
            ), work as materialized (
                select r.tenant_id, r.id, r.ticket, r.version, r.status, r.category_code, r.area_code, r.received_at,
                       c.priority, coalesce(h.unit_id, c.accepted_unit, c.unit_id) as unit_id, h.assignee, h.assignee_unit,
                       least(r.expected_at, d.due_at) as due_at,
                       case when d.due_at < r.expected_at or r.expected_at is null then d.action end as step,
                       coalesce(r.expected_at < now(), false) as overdue
                from mine m
                join report.report r on r.tenant_id = m.tenant_id and r.id = m.id
                join core.case_file c on c.tenant_id = m.tenant_id and c.id = m.id
                left join report.handling h on h.tenant_id = m.tenant_id and h.report_id = m.id
                left join lateral (select e.due_at, e.action from core.deadline e
                    where e.tenant_id = m.tenant_id and e.case_id = m.id and e.fired_at is null and e.cancelled_at is null
                    order by e.due_at limit 1) d on true
                where r.follows is null and r.status not in ('RESOLVED', 'REJECTED')
                  and (?::text is null or r.status = ?)
                  and (?::text is null or r.category_code = ?)
                  and (?::text is null or c.priority = ?)
                  and (?::text is null or r.area_code = ? or r.area_code like ?::text || '.%')
                  and (? <> 'MINE' or h.assignee = ?)
                  and (? <> 'UNIT' or h.assignee is null and h.assignee_unit is null)
                  and (not ? or r.expected_at < now())
                  and (?::text is null or strpos(lower(r.description), ?) > 0 or strpos(lower(r.ticket), ?) > 0
                       or strpos(lower(coalesce(r.address, '')), ?) > 0)
            ), figures as (
                select count(*) as total, count(*) filter (where overdue) as overdue,
                       count(*) filter (where not overdue and due_at < now() + interval '1 day') as soon,
                       count(*) filter (where status in ('SUBMITTED', 'REOPENED')) as unaccepted
                from work
            )
            select f.total, f.overdue as all_overdue, f.soon, f.unaccepted, e.cut, now() as at, w.*, a.display_name
            from figures f cross join whole e
            left join (select * from work
                where (?::timestamptz is null or (coalesce(due_at, ?), id) > (?, ?))
                order by coalesce(due_at, ?), id limit ?) w on true
            left join core.account a on a.person_id = w.assignee
            order by coalesce(w.due_at, ?), w.id""";

    @Inject
    private Sql sql;

    @Inject
    private Units units;

    @Inject
    private Areas areas;

    /** To whom work of the actor's units can be given: who works there, and the other units of their governments. */
    public Targets targets(Actor actor) {
        Set<UUID> own = Access.unitsOf(actor, Action.READ_BOARD);
        return new Targets(
                actor.scope().call(() -> colleagues(own)),
                actor.posts().stream()
                        .filter(post -> own.contains(post.unit()))
                        .map(Post::tenantId)
                        .distinct()
                        .flatMap(tenant -> units.ofTenant(tenant).stream())
                        .filter(unit -> !own.contains(unit.id()))
                        .sorted(Comparator.comparing(Unit::tier).thenComparing(Unit::name))
                        .limit(MOST_UNITS)
                        .toList());
    }

    private List<Targets.Colleague> colleagues(Set<UUID> own) {
        return sql.list(
                """
                select a.person_id, a.display_name, (select count(*) from report.handling h
                    where h.assignee = a.person_id and not h.closed)
                from core.account a where a.disabled_at is null and exists (select 1 from core.membership m
                    where m.person_id = a.person_id and m.unit_id = any (?) and m.role <> 'COMMUNITY_VERIFIER'
                    and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now()))
                order by a.display_name, a.person_id limit ?""",
                row -> new Targets.Colleague(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)),
                own.toArray(UUID[]::new),
                MOST_COLLEAGUES);
    }

    /**
     * @param after begins behind that place; null for the beginning
     * @param size how many rows, from 1 to {@value #MOST}
     * @return an empty page for who has no post by which one reads a board
     */
    public WorkPage page(Actor actor, WorkFilter filter, @Nullable WorkPlace after, int size) {
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " reports at once, not " + size);
        }
        return actor.scope().call(() -> read(actor, filter, after, size));
    }

    private WorkPage read(Actor actor, WorkFilter filter, @Nullable WorkPlace after, int size) {
        Set<UUID> own = Access.unitsOf(actor, Action.READ_BOARD);
        UUID[] offices = own.toArray(UUID[]::new);
        Integer[] tenants = actor.posts().stream()
                .filter(post -> own.contains(post.unit()))
                .map(Post::tenantId)
                .distinct()
                .toArray(Integer[]::new);
        @Nullable
        String status = filter.status() == null ? null : filter.status().name();
        @Nullable
        String priority = filter.priority() == null ? null : filter.priority().name();
        @Nullable String area = filter.area() == null ? null : filter.area().value();
        @Nullable String words = filter.words() == null ? null : filter.words().toLowerCase(Locale.ROOT);
        List<Line> lines = sql.list(
                PAGE,
                row -> line(row, actor),
                offices,
                MOST_LOOKED_AT + 1,
                tenants,
                offices,
                MOST_LOOKED_AT + 1,
                actor.personId(),
                MOST_LOOKED_AT + 1,
                offices,
                MOST_LOOKED_AT + 1,
                MOST_LOOKED_AT,
                status,
                status,
                filter.category(),
                filter.category(),
                priority,
                priority,
                area,
                area,
                area,
                filter.whose().name(),
                actor.personId(),
                filter.whose().name(),
                filter.overdue(),
                words,
                words,
                words,
                words,
                after == null ? null : after.due(),
                NEVER,
                after == null ? NEVER : after.due(),
                after == null ? new UUID(0, 0) : after.report(),
                NEVER,
                size + 1,
                NEVER);
        List<WorkRow> rows =
                lines.stream().map(Line::row).flatMap(Optional::stream).toList();
        boolean more = rows.size() > size;
        List<WorkRow> shown = more ? rows.subList(0, size) : rows;
        @Nullable WorkRow last = more ? shown.get(size - 1) : null;
        Line any = lines.get(0);
        return new WorkPage(
                shown,
                any.total(),
                any.overdue(),
                any.soon(),
                any.unaccepted(),
                any.cut(),
                any.at(),
                last == null
                        ? null
                        : new WorkPlace(Optional.ofNullable(last.dueAt()).orElse(NEVER), last.id()));
    }

    /** There is always one, for the figures: without a report when there is nothing to do. */
    private record Line(
            int total, int overdue, int soon, int unaccepted, boolean cut, OffsetDateTime at, Optional<WorkRow> row) {}

    private Line line(ResultSet row, Actor actor) throws SQLException {
        @Nullable UUID id = row.getObject("id", UUID.class);
        return new Line(
                row.getInt("total"),
                row.getInt("all_overdue"),
                row.getInt("soon"),
                row.getInt("unaccepted"),
                row.getBoolean("cut"),
                row.getObject("at", OffsetDateTime.class),
                id == null ? Optional.empty() : Optional.of(report(row, id, actor)));
    }

    private WorkRow report(ResultSet row, UUID id, Actor actor) throws SQLException {
        AreaCode area = new AreaCode(row.getString("area_code"));
        @Nullable UUID person = row.getObject("assignee", UUID.class);
        @Nullable
        String given =
                person == null ? unit(row.getObject("assignee_unit", UUID.class)) : row.getString("display_name");
        return new WorkRow(
                row.getInt("tenant_id"),
                id,
                row.getString("ticket"),
                row.getInt("version"),
                ReportStatus.valueOf(row.getString("status")),
                row.getString("category_code"),
                Priority.valueOf(row.getString("priority")),
                area,
                areas.path(area).stream().limit(2).collect(Collectors.joining(", ")),
                row.getObject("received_at", OffsetDateTime.class),
                row.getObject("due_at", OffsetDateTime.class),
                row.getString("step"),
                row.getBoolean("overdue"),
                Optional.ofNullable(unit(row.getObject("unit_id", UUID.class))).orElse(""),
                given,
                actor.personId().equals(person));
    }

    private @Nullable String unit(@Nullable UUID id) {
        return Optional.ofNullable(id).flatMap(units::unit).map(Unit::name).orElse(null);
    }
}
