package id.kentongan.report.map.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Ground;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.map.boundary.MapSheets;
import id.kentongan.core.map.entity.Box;
import id.kentongan.core.map.entity.Detail;
import id.kentongan.core.map.entity.Sheet;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.map.entity.MapState;
import id.kentongan.report.map.entity.MapWish;
import id.kentongan.report.map.entity.Shape;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reports on the map, for who may read them. What the whole of a city shows comes from counters; single reports are looked
 * for in a few kelurahan and never more than {@value #MOST_POINTS} of them: a picture costs the same however many reports
 * there are.
 */
@Stateless
public class ReportMap {

    /** Points of one picture. */
    public static final int MOST_POINTS = 300;

    /** Reports that are counted for squares; a square in which so many lie is as dark as can be. */
    private static final int MOST_COUNTED = 10_000;

    /** Reports of a page of those within a shape. */
    public static final int PAGE = 50;

    private static final int MOST_ROUNDS = 5;

    private static final UUID LAST_ID = new UUID(-1L, -1L);

    private static final int SQUARES_FROM = 13;
    private static final int POINTS_FROM = 15;

    /** Squares of 0.005 degrees in a row of the column {@code cell}. */
    private static final int ROW = 100_000;

    private static final int OF_A_DEGREE = 200;

    @Inject
    private Sql sql;

    @Inject
    private MapSheets sheets;

    @Inject
    private AreaDirectory areas;

    /** @return nothing at all for who may read no reports there */
    public MapPicture picture(Actor actor, MapWish wish) {
        Level level = Detail.of(wish.zoom()).level();
        Set<Ground> grounds = Access.groundOf(actor, Action.READ_REPORT);
        return actor.scope().call(() -> {
            List<MapPoint> points = wish.zoom() < POINTS_FROM
                    ? List.of()
                    : look(grounds, wish, null, MOST_POINTS + 1).stream()
                            .map(Found::point)
                            .toList();
            boolean more = points.size() > MOST_POINTS;
            return new MapPicture(
                    level,
                    counts(grounds, wish, level),
                    wish.zoom() < SQUARES_FROM ? List.of() : squares(grounds, wish),
                    more ? points.subList(0, MOST_POINTS) : points,
                    more);
        });
    }

    private List<AreaCount> counts(Set<Ground> grounds, MapWish wish, Level level) {
        int length =
                new AreaCode("00.00.00.0000").at(level).orElseThrow().value().length();
        String[] cities = sheets.within(wish.box()).stream()
                .map(Sheet::city)
                .map(city -> city.value() + "%")
                .toArray(String[]::new);
        return sql.list(
                """
                select c.area, c.received, c.open, c.answered, coalesce((select sum(p.residents)
                    from core.area_population p where p.area_code = c.area or p.area_code like c.area || '.%'), 0)
                from (select left(r.area_code, ?) as area, sum(r.received) as received, sum(r.open) as open,
                             sum(r.answered) as answered
                      from report.COUNTERS r
                      where r.tenant_id = any (?) and r.DATE between ? and ? and r.area_code like any (?)
                        and r.area_code like any (?)CATEGORIES
                      group by 1) c
                where c.received > 0 order by 1""".replace("COUNTERS", wish.byMonth() ? "rollup_month" : "rollup_day")
                        .replace("DATE", wish.byMonth() ? "month" : "day")
                        .replace(
                                "CATEGORIES",
                                wish.byMonth() ? " and (cardinality(?) = 0 or r.category_code = any (?))" : ""),
                row -> new AreaCount(
                        new AreaCode(row.getString(1)), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)),
                arguments(grounds, wish, length, cities));
    }

    private static Object[] arguments(Set<Ground> grounds, MapWish wish, int length, String[] cities) {
        Object[] always = {length, tenants(grounds), wish.countedFrom(), wish.countedUntil(), cities, patterns(grounds)
        };
        String[] categories = wish.categories().toArray(String[]::new);
        return wish.byMonth()
                ? Stream.concat(Stream.of(always), Stream.of(categories, categories))
                        .toArray()
                : always;
    }

    /**
     * The reports within a shape that somebody has drawn, newest first.
     *
     * @param box of the wish: what the shape lies in
     * @param after where the page before ended; null for the first
     * @return at most {@value #PAGE}, and where the next page begins
     */
    public DrawnPage within(Actor actor, Shape shape, MapWish wish, @Nullable UUID after) {
        Set<Ground> grounds = Access.groundOf(actor, Action.READ_REPORT);
        return actor.scope().call(() -> {
            List<MapPoint> found = new ArrayList<>();
            UUID mark = after;
            // What lies in the box and not in the shape is read in vain, but never for ever.
            for (int round = 0; round < MOST_ROUNDS; round++) {
                List<Found> looked = look(grounds, wish, mark, MOST_POINTS);
                for (Found each : looked) {
                    mark = each.id();
                    if (shape.covers(each.point().lat(), each.point().lon())) {
                        found.add(each.point());
                        if (found.size() == PAGE) {
                            return new DrawnPage(found, mark);
                        }
                    }
                }
                if (looked.size() < MOST_POINTS) {
                    return new DrawnPage(found, null);
                }
            }
            return new DrawnPage(found, mark);
        });
    }

    private record Found(UUID id, MapPoint point) {}

    /** Newest first; of each kelurahan no more are read than could be shown. */
    private List<Found> look(Set<Ground> grounds, MapWish wish, @Nullable UUID after, int most) {
        Box box = wish.box();
        String[] categories = wish.categories().toArray(String[]::new);
        List<AreaCode> near = sheets.kelurahan(box);
        if (near.isEmpty() || grounds.isEmpty()) {
            return List.of();
        }
        ZoneId zone = zone(grounds);
        return sql.list(
                """
                select r.id, r.ticket, r.lat, r.lon, r.category_code, r.status, r.expected_at < now(), r.received_at
                from unnest(?::integer[]) t (tenant_id) cross join unnest(?::text[]) k (code)
                cross join lateral (
                    select r.id, r.ticket, r.lat, r.lon, r.category_code, r.status, r.expected_at, r.received_at
                    from report.report r
                    where r.tenant_id = t.tenant_id and r.area_code = k.code
                      and r.id >= core.id_floor(?) and r.id < least(core.id_floor(?), ?::uuid)
                      and r.lat between ? and ? and r.lon between ? and ?
                      and (cardinality(?) = 0 or r.category_code = any (?)) and r.status = any (?)
                    order by r.id desc limit ?) r
                where k.code like any (?)
                order by r.id desc limit ?""",
                ReportMap::found,
                tenants(grounds),
                near.stream().map(AreaCode::value).toArray(String[]::new),
                wish.from().atStartOfDay(zone).toOffsetDateTime(),
                wish.until().plusDays(1).atStartOfDay(zone).toOffsetDateTime(),
                after == null ? LAST_ID : after,
                box.south(),
                box.north(),
                box.west(),
                box.east(),
                categories,
                categories,
                statuses(wish.state()),
                most,
                patterns(grounds),
                most);
    }

    private static Found found(ResultSet row) throws SQLException {
        ReportStatus status = ReportStatus.valueOf(row.getString(6));
        return new Found(
                Objects.requireNonNull(row.getObject(1, UUID.class)),
                new MapPoint(
                        row.getString(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getString(5),
                        status,
                        row.getBoolean(7) && status.open(),
                        row.getObject(8, OffsetDateTime.class)));
    }

    /** Verified ones that follow no other report, by the index of the feed. */
    private List<SquareCount> squares(Set<Ground> grounds, MapWish wish) {
        Box box = wish.box();
        String[] categories = wish.categories().toArray(String[]::new);
        ZoneId zone = zone(grounds);
        return sql.list(
                """
                select counted.cell, count(*)
                from (select r.cell from unnest(?::integer[]) t (tenant_id)
                      cross join generate_series(?::integer, ?::integer) up
                      cross join generate_series(?::integer, ?::integer) across
                      cross join lateral (select r.cell from report.report r
                          where r.tenant_id = t.tenant_id and r.cell = up * ? + across and r.verified_at is not null
                            and r.follows is null and r.id >= core.id_floor(?) and r.id < core.id_floor(?)
                            and r.area_code like any (?) and (cardinality(?) = 0 or r.category_code = any (?))
                            and r.status = any (?)
                          order by r.id desc limit ?) r
                      limit ?) counted
                group by counted.cell order by counted.cell""",
                row -> {
                    int up = Math.floorDiv(row.getInt(1), ROW);
                    int across = Math.floorMod(row.getInt(1), ROW);
                    return new SquareCount(up / (double) OF_A_DEGREE, across / (double) OF_A_DEGREE, row.getInt(2));
                },
                tenants(grounds),
                (int) Math.floor(box.south() * OF_A_DEGREE),
                (int) Math.floor(box.north() * OF_A_DEGREE),
                (int) Math.floor(box.west() * OF_A_DEGREE),
                (int) Math.floor(box.east() * OF_A_DEGREE),
                ROW,
                wish.from().atStartOfDay(zone).toOffsetDateTime(),
                wish.until().plusDays(1).atStartOfDay(zone).toOffsetDateTime(),
                patterns(grounds),
                categories,
                categories,
                statuses(wish.state()),
                MOST_COUNTED / 40,
                MOST_COUNTED);
    }

    private ZoneId zone(Set<Ground> grounds) {
        return grounds.stream()
                .findFirst()
                .flatMap(ground -> areas.tenant(ground.tenantId()))
                .map(Tenant::zone)
                .orElse(ZoneOffset.UTC);
    }

    private static Integer[] tenants(Set<Ground> grounds) {
        return grounds.stream().map(Ground::tenantId).distinct().sorted().toArray(Integer[]::new);
    }

    /** Areas and all within them, as patterns. */
    private static String[] patterns(Set<Ground> grounds) {
        return grounds.stream()
                .map(ground -> ground.area().value())
                .distinct()
                .sorted()
                .flatMap(code -> Stream.of(code, code + ".%"))
                .toArray(String[]::new);
    }

    private static String[] statuses(MapState state) {
        return Stream.of(ReportStatus.values())
                .filter(status -> state == MapState.RECEIVED || status.open() == (state == MapState.OPEN))
                .map(Enum::name)
                .toArray(String[]::new);
    }
}
