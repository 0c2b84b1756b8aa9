package id.kentongan.core.organisation.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.control.RegionSnapshot.UnitDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Reads a snapshot of the regions from the database. */
final class RegionLoader {

    private static final int PAGE = 1_000;

    private final Sql sql;

    RegionLoader(Sql sql) {
        this.sql = sql;
    }

    /** Changes when anything about regions does, and at midnight, when areas begin and end. */
    String version() {
        return sql.one("""
                        select version || '@' || (now() at time zone 'Asia/Jakarta')::date from core.region_state""", row -> row.getString(1)).orElseThrow();
    }

    /**
     * Reads page by page, so that a whole country's borders never lie in memory twice. An import that commits meanwhile
     * would mix two versions: then it is read again.
     */
    RegionSnapshot load(int nearMetres) {
        String version = version();
        while (true) {
            RegionSnapshot snapshot = load(version, nearMetres);
            String after = version();
            if (after.equals(version)) {
                return snapshot;
            }
            version = after;
        }
    }

    private RegionSnapshot load(String version, int nearMetres) {
        Gazetteer areas = new Gazetteer(sql.list(
                """
                select code, kind, name from core.area
                where valid_from <= (now() at time zone 'Asia/Jakarta')::date
                  and (valid_until is null or valid_until > (now() at time zone 'Asia/Jakarta')::date)""", row -> new Gazetteer.Entry(new AreaCode(row.getString(1)), row.getString(2), row.getString(3))));
        Jurisdictions jurisdictions = new Jurisdictions(
                sql.list(
                        "select id, code, domain, name, area_code, zone, preset from core.tenant order by id",
                        RegionLoader::tenant),
                areas);
        Locator locator = new Locator(areas, jurisdictions, borders(areas), cells(areas), nearMetres);
        return new RegionSnapshot(version, areas, jurisdictions, locator, units());
    }

    private static Tenant tenant(ResultSet row) throws SQLException {
        return new Tenant(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                new AreaCode(row.getString(5)),
                ZoneId.of(row.getString(6)),
                row.getString(7));
    }

    /** Borders of areas that a later reference release closed stay in the database but place nobody any more. */
    private List<Border> borders(Gazetteer areas) {
        List<Border> borders = new ArrayList<>();
        WKBReader shapes = new WKBReader();
        String last = "";
        while (true) {
            List<Border> page = sql.list("""
                    select f.area_code, b.shape, b.area_km2
                    from core.boundary_in_force f
                    join core.boundary b on b.release_id = f.release_id and b.area_code = f.area_code
                    where f.area_code > ? order by f.area_code limit ?""", row -> border(shapes, row), last, PAGE);
            page.stream().filter(border -> areas.contains(border.area())).forEach(borders::add);
            if (page.size() < PAGE) {
                return borders;
            }
            last = page.get(page.size() - 1).area().value();
        }
    }

    private static Border border(WKBReader shapes, ResultSet row) throws SQLException {
        AreaCode area = new AreaCode(row.getString(1));
        try {
            return Border.of(area, shapes.read(row.getBytes(2)), row.getDouble(3));
        } catch (ParseException e) {
            throw new IllegalStateException("the border of " + area + " in the database cannot be read", e);
        }
    }

    private List<Cell> cells(Gazetteer areas) {
        Map<AreaCode, List<Cell.Sample>> samples = new LinkedHashMap<>();
        Map<AreaCode, Double> squareKilometres = new LinkedHashMap<>();
        sql.list("""
                select c.area_code, c.area_km2, s.lat, s.lon
                from core.cell c join core.cell_sample s on s.area_code = c.area_code
                order by c.area_code, s.number""", row -> {
            AreaCode area = new AreaCode(row.getString(1));
            squareKilometres.put(area, row.getDouble(2));
            return samples.computeIfAbsent(area, a -> new ArrayList<>())
                    .add(new Cell.Sample(row.getDouble(3), row.getDouble(4)));
        });
        List<Cell> cells = new ArrayList<>();
        samples.forEach((area, points) -> {
            if (areas.contains(area)) {
                cells.add(new Cell(area, squareKilometres.get(area), points));
            }
        });
        return cells;
    }

    private UnitDirectory units() {
        UnitDirectory units = new UnitDirectory();
        sql.list("""
                select id, tenant_id, tier, area_code, name, agency from core.unit
                where closed_at is null order by tenant_id, tier, area_code""", row -> {
            Unit unit = new Unit(
                    row.getObject(1, UUID.class),
                    row.getInt(2),
                    Tier.valueOf(row.getString(3)),
                    new AreaCode(row.getString(4)),
                    row.getString(5));
            units.add(unit, Optional.ofNullable(row.getString(6)));
            return unit;
        });
        sql.list("""
                select id, tenant_id, area_code, tier, successor_id from core.unit
                where closed_at is not null and successor_id is not null order by closed_at desc""", row -> {
            UUID closed = row.getObject(1, UUID.class);
            units.replace(
                    closed,
                    row.getInt(2),
                    new AreaCode(row.getString(3)),
                    Tier.valueOf(row.getString(4)),
                    row.getObject(5, UUID.class));
            return closed;
        });
        return units;
    }
}
