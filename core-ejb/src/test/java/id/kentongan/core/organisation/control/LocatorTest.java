package id.kentongan.core.organisation.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.InvalidPosition;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Placement.Found;
import id.kentongan.core.organisation.entity.Placement.Outside;
import id.kentongan.core.organisation.entity.Placement.Rule;
import id.kentongan.core.organisation.entity.Tenant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Everything that the locator promises, on shapes made up for the purpose: a city at (0, 100) of squares 0.1 wide. */
class LocatorTest {

    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final Tenant CITY = tenant(1, "90.01");
    private static final Tenant NEXT_CITY = tenant(2, "90.02");
    private static final Tenant PROVINCE = tenant(3, "90");
    /** Metres of a degree at the equator, the longer of the two. */
    private static final double DEGREE = 111_319.5;

    private final Map<String, String> shapes = new HashMap<>();
    private final List<Cell> cells = new ArrayList<>();
    private final List<Gazetteer.Entry> entries = new ArrayList<>(List.of(
            new Gazetteer.Entry(new AreaCode("90"), "provinsi", "Provinsi"),
            new Gazetteer.Entry(new AreaCode("90.01"), "kota", "Kota Satu"),
            new Gazetteer.Entry(new AreaCode("90.02"), "kota", "Kota Dua"),
            new Gazetteer.Entry(new AreaCode("90.03"), "kota", "Kota Tiga"),
            new Gazetteer.Entry(new AreaCode("90.01.01"), "kecamatan", "Kecamatan"),
            new Gazetteer.Entry(new AreaCode("90.01.02"), "kecamatan", "Kecamatan Lain")));

    /** R10.1: thousands of positions on a coverage, against a check of every polygon by JTS. */
    @Test
    void a_position_inside_one_border_is_there() {
        Tiling tiling = new Tiling(100, -1, 0.01, 12, 9, 8, 42);
        List<Geometry> polygons = new ArrayList<>();
        List<Border> borders = new ArrayList<>();
        for (int i = 0; i < tiling.tiles(); i++) {
            AreaCode code = new AreaCode("90.01.01." + (1001 + i));
            entries.add(new Gazetteer.Entry(code, "kelurahan", "K" + i));
            polygons.add(tiling.tile(i));
            borders.add(Border.of(code, tiling.tile(i), 1));
        }
        Locator locator = locator(borders);
        Random random = new Random(7);
        int inside = 0;
        int near = 0;
        for (int n = 0; n < 8_000; n++) {
            double lon = 99.99 + random.nextDouble() * 0.14;
            double lat = -1.01 + random.nextDouble() * 0.11;
            List<Integer> truth = covering(polygons, lat, lon);
            Placement placement = locator.locate(CITY, lat, lon);
            if (truth.size() == 1) {
                inside++;
                assertThat(placement).isInstanceOfSatisfying(Found.class, found -> {
                    assertThat(found.area()).isEqualTo(borders.get(truth.get(0)).area());
                    assertThat(found.rule()).isEqualTo(Rule.INSIDE);
                });
            } else {
                // Tiles only touch, so nobody has two; outside of all, the distance decides.
                assertThat(truth).isEmpty();
                double metres = metresToNearest(polygons, lat, lon);
                if (Math.abs(metres - 100) > 0.5) {
                    assertThat(placement instanceof Found).isEqualTo(metres < 100);
                }
                near += placement instanceof Found ? 1 : 0;
            }
        }
        assertThat(inside).isGreaterThan(3_000);
        assertThat(near).isGreaterThan(5);
    }

    @Test
    void the_answer_explains_itself() {
        square("90.01.01.1001", 100, 0);
        square("90.01.01.1002", 100.1, 0);

        assertThat(locator().locate(CITY, 0.05, 100.099))
                .isEqualTo(new Found(
                        new AreaCode("90.01.01.1001"),
                        "90.01.01.1001",
                        List.of("90.01.01.1001", "Kecamatan", "Kota Satu", "Provinsi"),
                        Rule.INSIDE,
                        111,
                        Optional.of(new AreaCode("90.01.01.1002")),
                        false));
    }

    /** R10.2 */
    @Test
    void of_several_borders_the_one_it_lies_deepest_in_decides() {
        area("90.01.01.1001", "POLYGON ((100 0, 100.11 0, 100.11 0.1, 100 0.1, 100 0))");
        area("90.01.01.1002", "POLYGON ((100.1 0, 100.2 0, 100.2 0.1, 100.1 0.1, 100.1 0))");
        Locator locator = locator();

        assertThat(found(locator, 0.05, 100.104)).isEqualTo("90.01.01.1001 DEEPEST");
        assertThat(found(locator, 0.05, 100.106)).isEqualTo("90.01.01.1002 DEEPEST");
        assertThat(found(locator, 0.05, 100.02)).isEqualTo("90.01.01.1001 INSIDE");
    }

    @Test
    void on_a_common_edge_the_smaller_code_decides() {
        square("90.01.01.1002", 100, 0);
        square("90.01.01.1001", 100.1, 0);

        assertThat(found(locator(), 0.05, 100.1)).isEqualTo("90.01.01.1001 DEEPEST");
    }

    @Test
    void holes_and_islands_count() {
        area(
                "90.01.01.1001",
                "MULTIPOLYGON (((100 0, 100.1 0, 100.1 0.1, 100 0.1, 100 0),"
                        + " (100.04 0.04, 100.06 0.04, 100.06 0.06, 100.04 0.06, 100.04 0.04)),"
                        + " ((100.2 0, 100.21 0, 100.21 0.01, 100.2 0.01, 100.2 0)))");
        area("90.01.01.1002", "POLYGON ((100.045 0.045, 100.055 0.045, 100.055 0.055, 100.045 0.055, 100.045 0.045))");
        Locator locator = locator();

        assertThat(found(locator, 0.05, 100.05)).isEqualTo("90.01.01.1002 INSIDE");
        assertThat(found(locator, 0.005, 100.205)).isEqualTo("90.01.01.1001 INSIDE");
        assertThat(locator.locate(CITY, 0.0425, 100.0425)).isInstanceOf(Outside.class);
        assertThat(locator.locate(CITY, 0.05, 100.15)).isInstanceOf(Outside.class);
    }

    /** R10.3 */
    @Test
    void outside_of_all_the_nearest_within_the_distance_decides() {
        square("90.01.01.1001", 100, 0);
        Locator locator = locator();

        assertThat(locator.locate(CITY, 0.05, 100.1 + 99 / DEGREE)).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.rule()).isEqualTo(Rule.NEAREST);
            assertThat(found.borderMetres()).isEqualTo(99);
            assertThat(found.neighbour()).isEmpty();
        });
        assertThat(locator.locate(CITY, 0.05, 100.1 + 101 / DEGREE))
                .isEqualTo(new Outside(
                        Optional.empty(), Optional.of(new AreaCode("90.01.01.1001")), OptionalInt.of(101), false));
    }

    @Test
    void the_open_sea_is_outside_and_nothing_is_near() {
        square("90.01.01.1001", 100, 0);

        assertThat(locator().locate(CITY, -5, 90))
                .isEqualTo(new Outside(Optional.empty(), Optional.empty(), OptionalInt.empty(), false));
    }

    /** R10.4: a square kilometre reaches 1.5 √(1/π) = 0.846 km from its sample points. */
    @Test
    void without_a_border_the_nearest_sample_point_decides_up_to_its_reach() {
        cell("90.01.01.1001", 1, 0, 100);
        cell("90.01.01.1002", 1, 0, 100.01);
        Locator locator = locator();

        assertThat(locator.approximate(CITY)).isTrue();
        assertThat(locator.locate(CITY, 0, 100.004)).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.area().value()).isEqualTo("90.01.01.1001");
            assertThat(found.rule()).isEqualTo(Rule.APPROXIMATE);
            assertThat(found.approximate()).isTrue();
            assertThat(found.borderMetres()).isEqualTo(111);
            assertThat(found.neighbour()).contains(new AreaCode("90.01.01.1002"));
        });
        assertThat(found(locator, 0, 100.006)).isEqualTo("90.01.01.1002 APPROXIMATE");
        assertThat(found(locator, 0, 100 - 845 / DEGREE)).isEqualTo("90.01.01.1001 APPROXIMATE");
        assertThat(locator.locate(CITY, 0, 100 - 848 / DEGREE))
                .isEqualTo(new Outside(
                        Optional.empty(), Optional.of(new AreaCode("90.01.01.1001")), OptionalInt.of(848), true));
    }

    @Test
    void a_border_ends_the_approximation_of_its_area_only() {
        square("90.01.01.1001", 100, 0);
        cell("90.01.01.1001", 100, 0.05, 100.05);
        cell("90.01.01.1002", 100, 0.05, 100.15);
        Locator locator = locator();

        assertThat(found(locator, 0.05, 100.05)).isEqualTo("90.01.01.1001 INSIDE");
        // 50 m beyond the known border, on the side of the neighbour that has none
        assertThat(found(locator, 0.05, 100.1 + 50 / DEGREE)).isEqualTo("90.01.01.1002 APPROXIMATE");
        assertThat(locator.approximate(CITY)).isTrue();
        assertThat(locator.approximate(NEXT_CITY)).isFalse();
    }

    /** R10.5: 1002 has neither border nor sample points; it lies somewhere among or beside the other two. */
    @Test
    void where_a_village_has_no_border_the_kecamatan_decides() {
        square("90.01.01.1001", 100, 0);
        square("90.01.01.1003", 100.2, 0);
        area("90.01.02.1001", "POLYGON ((100 1, 100.1 1, 100.1 1.1, 100 1.1, 100 1))");
        entries.add(new Gazetteer.Entry(new AreaCode("90.01.01.1002"), "kelurahan", "Tanpa Batas"));
        Locator locator = locator();

        assertThat(locator.locate(CITY, 0.05, 100.15)).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.area().value()).isEqualTo("90.01.01");
            assertThat(found.name()).isEqualTo("Kecamatan");
            assertThat(found.path()).containsExactly("Kecamatan", "Kota Satu", "Provinsi");
            assertThat(found.rule()).isEqualTo(Rule.DISTRICT);
        });
        assertThat(found(locator, 0.05, 100.05)).isEqualTo("90.01.01.1001 INSIDE");
        assertThat(found(locator, 0.05, 100.1 + 50 / DEGREE)).isEqualTo("90.01.01.1001 NEAREST");
        // the other kecamatan is complete
        assertThat(locator.locate(CITY, 1.05, 100.12)).isInstanceOf(Outside.class);
    }

    /** R10.6 */
    @Test
    void a_place_of_another_tenant_is_refused_and_names_it() {
        square("90.01.01.1001", 100, 0);
        square("90.02.01.1001", 100.1, 0);
        square("90.03.01.1001", 100.2, 0);
        Locator locator = locator();

        assertThat(locator.locate(CITY, 0.05, 100.11))
                .isEqualTo(new Outside(
                        Optional.of(NEXT_CITY),
                        Optional.of(new AreaCode("90.01.01.1001")),
                        OptionalInt.of(1113),
                        false));
        assertThat(locator.locate(NEXT_CITY, 0.05, 100.11)).isInstanceOf(Found.class);
        // a province that only supervises accepts nothing in its cities
        assertThat(locator.locate(PROVINCE, 0.05, 100.11))
                .isInstanceOfSatisfying(
                        Outside.class, o -> assertThat(o.other()).contains(NEXT_CITY));
        // a city that does not take part
        assertThat(locator.locate(CITY, 0.05, 100.25))
                .isInstanceOfSatisfying(
                        Outside.class, o -> assertThat(o.other()).isEmpty());
    }

    @Test
    void administrative_cities_belong_to_their_province() {
        entries.add(new Gazetteer.Entry(new AreaCode("90.04"), "kota-administrasi", "Kota Administrasi"));
        square("90.04.01.1001", 100, 0);

        assertThat(locator().locate(PROVINCE, 0.05, 100.05)).isInstanceOf(Found.class);
    }

    @Test
    void at_most_one_tenant_calls_a_place_its_own() {
        area("90.01.01.1001", "POLYGON ((100 0, 100.11 0, 100.11 0.1, 100 0.1, 100 0))");
        area("90.02.01.1001", "POLYGON ((100.1 0, 100.2 0, 100.2 0.1, 100.1 0.1, 100.1 0))");
        cell("90.02.01.1002", 50, 0.12, 100.05);
        Locator locator = locator();
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            double lat = -0.02 + random.nextDouble() * 0.2;
            double lon = 99.98 + random.nextDouble() * 0.25;
            long owners = List.of(CITY, NEXT_CITY, PROVINCE).stream()
                    .filter(tenant -> locator.locate(tenant, lat, lon) instanceof Found)
                    .count();
            assertThat(owners).as("%s, %s", lat, lon).isLessThanOrEqualTo(1);
        }
    }

    /** R10.7 */
    @ParameterizedTest
    @CsvSource({
        "NaN, 100",
        "0, NaN",
        "Infinity, 100",
        "0, -Infinity",
        "90.0000001, 100",
        "-91, 100",
        "0, 180.0000001",
        "0, 1e300"
    })
    void what_is_no_position_is_refused_by_name(double lat, double lon) {
        square("90.01.01.1001", 100, 0);
        Locator locator = locator();

        assertThatExceptionOfType(InvalidPosition.class)
                .isThrownBy(() -> locator.locate(CITY, lat, lon))
                .withMessageContaining("latitude");
    }

    @ParameterizedTest
    @CsvSource({"90, 0", "-90, 180", "0, -180", "0, 180", "-0.0, -0.0"})
    void the_ends_of_the_earth_are_outside(double lat, double lon) {
        square("90.01.01.1001", 100, 0);
        cell("90.01.01.1002", 1, 1, 100);

        assertThat(locator().locate(CITY, lat, lon)).isInstanceOf(Outside.class);
    }

    @Test
    void nothing_loaded_means_outside() {
        Locator locator = locator();

        assertThat(locator.locate(CITY, 0, 100)).isInstanceOf(Outside.class);
        assertThat(locator.approximate(CITY)).isFalse();
    }

    @Test
    void coordinates_with_more_decimals_are_not_rounded() {
        area("90.01.01.1001", "POLYGON ((100 0, 100.123456789012 0, 100.123456789012 0.1, 100 0.1, 100 0))");
        Locator locator = locator();

        assertThat(found(locator, 0.05, 100.123456789011)).isEqualTo("90.01.01.1001 INSIDE");
        assertThat(found(locator, 0.05, 100.123456789013)).isEqualTo("90.01.01.1001 NEAREST");
    }

    @Test
    void many_threads_get_the_same_answers() throws Exception {
        Tiling tiling = new Tiling(100, -1, 0.01, 10, 10, 8, 1);
        List<Border> borders = new ArrayList<>();
        for (int i = 0; i < tiling.tiles(); i++) {
            borders.add(Border.of(new AreaCode("90.01.01." + (1001 + i)), tiling.tile(i), 1));
        }
        Locator locator = locator(borders);
        Callable<List<Placement>> walk = () -> {
            Random random = new Random(5);
            List<Placement> placements = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                placements.add(locator.locate(CITY, -1 + random.nextDouble() * 0.1, 100 + random.nextDouble() * 0.1));
            }
            return placements;
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Placement> alone = walk.call();
            for (Future<List<Placement>> other : threads.invokeAll(List.of(walk, walk, walk, walk))) {
                assertThat(other.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Tenant tenant(int id, String area) {
        return new Tenant(
                id,
                "AA" + (char) ('A' + id),
                id + ".go.id",
                area,
                new AreaCode(area),
                ZoneId.of("Asia/Jakarta"),
                "demo");
    }

    private void square(String code, double west, double south) {
        double east = Math.round((west + 0.1) * 10) / 10.0;
        double north = south + 0.1;
        area(
                code,
                "POLYGON ((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s))"
                        .formatted(west, south, east, north));
    }

    private void area(String code, String wkt) {
        shapes.put(code, wkt);
        entries.add(new Gazetteer.Entry(new AreaCode(code), "kelurahan", code));
    }

    private void cell(String code, double squareKilometres, double lat, double lon) {
        cells.add(new Cell(new AreaCode(code), squareKilometres, List.of(new Cell.Sample(lat, lon))));
        if (!shapes.containsKey(code)) {
            entries.add(new Gazetteer.Entry(new AreaCode(code), "kelurahan", code));
        }
    }

    private Locator locator() {
        List<Border> borders = new ArrayList<>();
        shapes.forEach((code, wkt) -> {
            try {
                borders.add(Border.of(new AreaCode(code), new WKTReader().read(wkt), 123));
            } catch (ParseException e) {
                throw new IllegalArgumentException(e);
            }
        });
        return locator(borders);
    }

    private Locator locator(List<Border> borders) {
        Gazetteer areas = new Gazetteer(entries);
        return new Locator(areas, new Jurisdictions(List.of(CITY, NEXT_CITY, PROVINCE), areas), borders, cells, 100);
    }

    private static String found(Locator locator, double lat, double lon) {
        return locator.locate(CITY, lat, lon) instanceof Found found ? found.area() + " " + found.rule() : "outside";
    }

    private static List<Integer> covering(List<Geometry> polygons, double lat, double lon) {
        Point point = SHAPES.createPoint(new Coordinate(lon, lat));
        List<Integer> covering = new ArrayList<>();
        for (int i = 0; i < polygons.size(); i++) {
            if (polygons.get(i).covers(point)) {
                covering.add(i);
            }
        }
        return covering;
    }

    /** Near the equator a degree is the same length both ways to within 0.7 %; the south-north one is the shorter. */
    private static double metresToNearest(List<Geometry> polygons, double lat, double lon) {
        double metres = Double.POSITIVE_INFINITY;
        for (Geometry polygon : polygons) {
            for (Coordinate on : org.locationtech.jts.operation.distance.DistanceOp.nearestPoints(
                    polygon, SHAPES.createPoint(new Coordinate(lon, lat)))) {
                double x = (on.x - lon) * 111_302.6;
                double y = (on.y - lat) * 110_574.6;
                if (on.x != lon || on.y != lat) {
                    metres = Math.min(metres, Math.hypot(x, y));
                }
            }
        }
        return metres;
    }
}
