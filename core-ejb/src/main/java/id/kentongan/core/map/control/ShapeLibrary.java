package id.kentongan.core.map.control;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.map.entity.AreaShape;
import id.kentongan.core.map.entity.Box;
import id.kentongan.core.map.entity.Detail;
import id.kentongan.core.map.entity.Sheet;
import id.kentongan.core.organisation.control.Areas;
import id.kentongan.core.organisation.control.Regions;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * Draws sheets from the borders and cells in the database, and keeps those that were asked for last. A sheet is drawn once
 * for each version of the regions, whoever asks for it.
 */
@ApplicationScoped
public class ShapeLibrary {

    /** Some 20 kB each: a province at all levels and its neighbours. */
    private static final int KEPT = 120;

    private final Sql sql;
    private final Areas areas;

    private volatile @Nullable Edition edition;

    @Inject
    public ShapeLibrary(Sql sql, Areas areas) {
        this.sql = sql;
        this.areas = areas;
    }

    /** For the container's proxy. */
    protected ShapeLibrary() {
        this(new Sql(), new Areas(new Regions(new Sql(), new Settings())));
    }

    private record Wanted(AreaCode city, Detail detail) {}

    private record Extent(AreaCode code, Box box, boolean approximate) {

        /** Up to where positions are counted to it; around sample points, and along simplified borders, some more. */
        Box reach() {
            return approximate ? box.widened(0.02) : box.widened(0.002);
        }
    }

    /** What was drawn of one version of the regions. */
    private static final class Edition {

        final String version;
        final List<Extent> kelurahan;
        final List<Sheet> sheets;
        final Map<Wanted, List<AreaShape>> drawn = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Wanted, List<AreaShape>> eldest) {
                return size() > KEPT;
            }
        });

        Edition(String version, List<Extent> kelurahan, List<Sheet> sheets) {
            this.version = version;
            this.kelurahan = List.copyOf(kelurahan);
            this.sheets = List.copyOf(sheets);
        }
    }

    public String version() {
        return current().version;
    }

    public List<Sheet> sheets() {
        return current().sheets;
    }

    /** The kelurahan that may have something in a part of the map; too many rather than too few. */
    public List<AreaCode> kelurahan(Box box) {
        return current().kelurahan.stream()
                .filter(extent -> extent.reach().meets(box))
                .map(Extent::code)
                .toList();
    }

    /** See {@link id.kentongan.core.map.boundary.MapSheets#shapes}. */
    public List<AreaShape> shapes(Box box, int zoom, int most) {
        Edition now = current();
        Detail detail = Detail.of(zoom);
        return now.sheets.stream()
                .filter(sheet -> sheet.box().meets(box))
                .flatMap(sheet -> drawn(now, sheet.city(), detail).stream())
                .filter(shape -> shape.box().meets(box))
                .limit(most)
                .toList();
    }

    /** Two that want the same sheet at the same moment draw it twice; that is cheaper than waiting for all others. */
    private List<AreaShape> drawn(Edition now, AreaCode city, Detail detail) {
        Wanted wanted = new Wanted(city, detail);
        List<AreaShape> known = now.drawn.get(wanted);
        if (known == null) {
            known = new SheetDrawing(kelurahan(city), code -> areas.name(code).orElse(code.value())).shapes(detail);
            now.drawn.put(wanted, known);
        }
        return known;
    }

    private Edition current() {
        String version = areas.version();
        Edition known = edition;
        if (known == null || !known.version.equals(version)) {
            List<Extent> extents = extents();
            known = new Edition(version, extents, sheets(extents));
            edition = known;
        }
        return known;
    }

    /** What is known of where each kelurahan lies; one without a border lies around its sample points. */
    private List<Extent> extents() {
        return sql.list(
                """
                select f.area_code, b.min_lon, b.min_lat, b.max_lon, b.max_lat, false
                from core.boundary_in_force f
                join core.boundary b on b.release_id = f.release_id and b.area_code = f.area_code
                union all
                select s.area_code, min(s.lon), min(s.lat), max(s.lon), max(s.lat), true
                from core.cell_sample s
                where not exists (select 1 from core.boundary_in_force f where f.area_code = s.area_code)
                group by s.area_code
                order by 1""",
                row -> new Extent(
                        new AreaCode(row.getString(1)),
                        new Box(row.getDouble(2), row.getDouble(3), row.getDouble(4), row.getDouble(5)),
                        row.getBoolean(6)));
    }

    private List<Sheet> sheets(List<Extent> extents) {
        Map<AreaCode, Extent> cities = new TreeMap<>();
        extents.forEach(extent -> cities.merge(
                extent.code().at(Level.KOTA).orElseThrow(),
                extent,
                (known, more) -> new Extent(
                        known.code(), known.box().with(more.box()), known.approximate() || more.approximate())));
        List<Sheet> sheets = new ArrayList<>();
        cities.forEach((city, extent) -> sheets.add(
                new Sheet(city, areas.name(city).orElse(city.value()), extent.reach(), extent.approximate())));
        return sheets;
    }

    /** The kelurahan of a city that are valid today, each with what is known of its shape. */
    private SortedMap<AreaCode, KnownShape> kelurahan(AreaCode city) {
        SortedMap<AreaCode, KnownShape> shapes = new TreeMap<>();
        WKBReader reader = new WKBReader();
        String prefix = city.value() + ".%";
        sql.list("""
                select f.area_code, b.shape, b.area_km2
                from core.boundary_in_force f
                join core.boundary b on b.release_id = f.release_id and b.area_code = f.area_code
                where f.area_code like ?""", row -> put(shapes, row, KnownShape.drawn(shape(reader, row), row.getDouble(3))), prefix);
        List<Coordinate> around = new ArrayList<>();
        Map<AreaCode, KnownShape.Sampled> sampled = new TreeMap<>();
        // Those of the neighbours too: the line between two cells is where their points are equally near.
        sql.list(
                """
                select s.area_code, s.lon, s.lat, c.area_km2, s.area_code like ?
                from core.cell_sample s join core.cell c on c.area_code = s.area_code,
                    (select min(lon) - 0.05 as west, max(lon) + 0.05 as east, min(lat) - 0.05 as south,
                            max(lat) + 0.05 as north from core.cell_sample where area_code like ?) box
                where s.lon between box.west and box.east and s.lat between box.south and box.north
                  and not exists (select 1 from core.boundary_in_force f where f.area_code = s.area_code)""",
                row -> {
                    Coordinate point = new Coordinate(row.getDouble(2), row.getDouble(3));
                    around.add(point);
                    if (row.getBoolean(5)) {
                        AreaCode code = new AreaCode(row.getString(1));
                        double squareKilometres = row.getDouble(4);
                        sampled.computeIfAbsent(code, c -> new KnownShape.Sampled(squareKilometres))
                                .points()
                                .add(point);
                    }
                    return point;
                },
                prefix,
                prefix);
        new SampleShapes(around).draw(sampled).forEach((code, shape) -> {
            if (areas.name(code).isPresent()) {
                shapes.put(code, shape);
            }
        });
        return shapes;
    }

    private boolean put(SortedMap<AreaCode, KnownShape> shapes, ResultSet row, KnownShape shape) throws SQLException {
        AreaCode code = new AreaCode(row.getString(1));
        boolean valid = areas.name(code).isPresent();
        if (valid) {
            shapes.put(code, shape);
        }
        return valid;
    }

    private static Geometry shape(WKBReader reader, ResultSet row) throws SQLException {
        try {
            return reader.read(row.getBytes(2));
        } catch (ParseException e) {
            throw new IllegalStateException("the border of " + row.getString(1) + " cannot be read", e);
        }
    }
}
