package id.kentongan.core.organisation.control;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.organisation.control.BoundaryImport.Options;
import id.kentongan.core.organisation.control.ReferenceData.ListedArea;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.BoundaryReport;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Placement.Found;
import id.kentongan.core.organisation.entity.Tenant;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * A country in a small heap: as many polygons as Indonesia has kelurahan and desa with a border, a hundred vertices
 * each, imported and searched. Named, not part of the build:
 *
 * <pre>mvn -q -pl core-ejb test -Dtest=CountryMeasurement -DargLine=-Xmx512m</pre>
 */
class CountryMeasurement {

    private static final int POLYGONS = 83_402;
    private static final Tiling COUNTRY = new Tiling(95, -11, 46.0 / 480, 480, 174, 25, 2026);
    private static final int POSITIONS = 200_000;

    @Test
    void a_country_is_imported_and_searched_in_a_small_heap() throws Exception {
        List<AreaCode> codes = codes();
        Path file = Files.createTempFile(Path.of("target"), "country", ".geojson");
        try {
            write(codes, file);
            say(
                    "heap at most %d MB; file %d MB, %d polygons, %d vertices",
                    Runtime.getRuntime().maxMemory() >> 20,
                    Files.size(file) >> 20,
                    POLYGONS,
                    (long) POLYGONS * (COUNTRY.perEdge() * 4 + 1));
            RegionsDatabase database = RegionsDatabase.copy();
            // Every city takes part, so that every position has an answer to compare.
            database.execute("""
                    insert into core.tenant (id, code, domain, name, area_code, zone, preset)
                    select 100 + n, chr(65 + n::int / 26) || 'X' || chr(65 + n::int % 26), code || '.test', name, code,
                           zone, 'demo'
                    from (select *, row_number() over (order by code) as n from core.area
                          where level = 'KOTA' and code not in (select area_code from core.tenant)) city""");
            load(database, file);
            search(database, codes);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void what_a_polygon_costs_in_memory() {
        int tiles = 5_000;
        Coordinate middle = new Coordinate(0, 0);
        List<Object> kept = new ArrayList<>(tiles);
        long before = bytes();
        for (int i = 0; i < tiles; i++) {
            kept.add(COUNTRY.tile(i));
        }
        long geometry = bytes() - before;
        kept.clear();
        before = bytes();
        for (int i = 0; i < tiles; i++) {
            IndexedPointInAreaLocator indexed = new IndexedPointInAreaLocator(COUNTRY.tile(i));
            indexed.locate(middle);
            kept.add(indexed);
        }
        long index = bytes() - before;
        kept.clear();
        before = bytes();
        for (int i = 0; i < tiles; i++) {
            kept.add(Border.of(new AreaCode("31.71.01.1001"), COUNTRY.tile(i), 1));
        }
        long border = bytes() - before;
        say(
                "bytes a polygon of %d vertices: JTS polygon %d, JTS indexed locator with its polygon's segments %d, packed border %d",
                COUNTRY.perEdge() * 4 + 1, geometry / tiles, index / tiles, border / tiles);
        assertThat(kept).hasSize(tiles);
        assertThat(border).isLessThan(geometry);
    }

    private static List<AreaCode> codes() {
        return ReferenceData.builtIn().areas().stream()
                .map(ListedArea::code)
                .filter(code -> code.level() == Level.KELURAHAN)
                .limit(POLYGONS)
                .toList();
    }

    private static void write(List<AreaCode> codes, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"type\":\"FeatureCollection\",\"features\":[\n");
            for (int i = 0; i < POLYGONS; i++) {
                out.write(i == 0 ? "" : ",\n");
                out.write("{\"type\":\"Feature\",\"properties\":{\"kode\":\"" + codes.get(i)
                        + "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[");
                String comma = "";
                for (Coordinate at : COUNTRY.ring(i % COUNTRY.columns(), i / COUNTRY.columns())) {
                    out.write(comma + "[" + at.x + "," + at.y + "]");
                    comma = ",";
                }
                out.write("]]}}");
            }
            out.write("\n]}\n");
        }
    }

    private static void load(RegionsDatabase database, Path file) throws Exception {
        resetPeaks();
        long began = System.nanoTime();
        BoundaryReport report;
        try (Connection connection = database.connect();
                InputStream in = Files.newInputStream(file)) {
            report = BoundaryImport.run(connection, in, "country", Options.guessing(), "test", feature -> {});
        }
        say(
                "import: %d loaded, %d repaired, %d refused, %d unknown in %.1f s, heap peak %d MB",
                report.loaded(), report.repaired(), report.refused(), report.unknown(), seconds(began), peak());
        assertThat(report.loaded()).isEqualTo(POLYGONS);
    }

    private static void search(RegionsDatabase database, List<AreaCode> codes) {
        long before = used();
        resetPeaks();
        long began = System.nanoTime();
        RegionSnapshot regions = database.snapshot();
        double seconds = seconds(began);
        long peak = peak();
        say(
                "locator: %d borders read in %.1f s, heap peak %d MB, kept %d MB",
                regions.locator().borders(), seconds, peak, used() - before);

        Random random = new Random(99);
        double[] lats = new double[POSITIONS];
        double[] lons = new double[POSITIONS];
        List<AreaCode> truths = new ArrayList<>(POSITIONS);
        List<Tenant> asked = new ArrayList<>(POSITIONS);
        while (truths.size() < POSITIONS) {
            double lon = COUNTRY.west() + random.nextDouble() * COUNTRY.size() * COUNTRY.columns();
            double lat = COUNTRY.south() + random.nextDouble() * COUNTRY.size() * COUNTRY.rows();
            Optional<AreaCode> truth = truth(codes, lat, lon);
            if (truth.isPresent()) {
                lats[truths.size()] = lat;
                lons[truths.size()] = lon;
                truths.add(truth.get());
                asked.add(regions.jurisdictions().operating(truth.get()).orElseThrow());
            }
        }
        int right = 0;
        began = System.nanoTime();
        for (int i = 0; i < POSITIONS; i++) {
            Placement placement = regions.locator().locate(asked.get(i), lats[i], lons[i]);
            right += placement instanceof Found found && found.area().equals(truths.get(i)) ? 1 : 0;
        }
        seconds = seconds(began);
        say(
                "locator: %d of %d uniform positions right (%.3f %%), %.1f µs each on one thread",
                right, POSITIONS, 100.0 * right / POSITIONS, seconds * 1e6 / POSITIONS);
        assertThat(right).isEqualTo(POSITIONS);
    }

    /** Which tile it is, by asking JTS about those around: edges wander, but not beyond the next tile. */
    private static Optional<AreaCode> truth(List<AreaCode> codes, double lat, double lon) {
        int column = (int) ((lon - COUNTRY.west()) / COUNTRY.size());
        int row = (int) ((lat - COUNTRY.south()) / COUNTRY.size());
        for (int r = Math.max(0, row - 1); r <= Math.min(COUNTRY.rows() - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(COUNTRY.columns() - 1, column + 1); c++) {
                int index = r * COUNTRY.columns() + c;
                if (index < POLYGONS) {
                    Polygon tile = COUNTRY.tile(index);
                    if (tile.covers(tile.getFactory().createPoint(new Coordinate(lon, lat)))) {
                        return Optional.of(codes.get(index));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static long used() {
        return bytes() >> 20;
    }

    private static long bytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void resetPeaks() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** Garbage included, so never more than the heap and often near it: what counts is that nothing ran out. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, "MEASURED country, " + format + "%n", values);
    }
}
