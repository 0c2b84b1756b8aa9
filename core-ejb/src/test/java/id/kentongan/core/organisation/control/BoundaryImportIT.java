package id.kentongan.core.organisation.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.organisation.control.BoundaryImport.Options;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.BoundaryFinding;
import id.kentongan.core.organisation.entity.BoundaryFinding.Reason;
import id.kentongan.core.organisation.entity.BoundaryReport;
import id.kentongan.core.organisation.entity.BoundaryReport.Coverage;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Placement.Found;
import id.kentongan.core.organisation.entity.Placement.Outside;
import id.kentongan.core.organisation.entity.Placement.Rule;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.UnreadableBoundaries;
import id.kentongan.core.organisation.entity.UnreadableBoundaries.Problem;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

/** From the file to the answer, over a real database. */
class BoundaryImportIT {

    private static final String GAMBIR = "31.71.01.1001";
    private static final String CIDENG = "31.71.01.1002";

    private static final List<Tenant> TENANTS =
            RegionsDatabase.copy().snapshot().jurisdictions().tenants();

    private final RegionsDatabase database = RegionsDatabase.copy();

    @Test
    void jakarta_is_loaded_and_its_lakes_are_reported() throws Exception {
        Path file = SharedData.file("regions/dki_kelurahan_boundaries.geojson");
        BruteForce truth = BruteForce.read(file);

        BoundaryReport report = run(file);

        assertThat(report.loaded()).isEqualTo(truth.size());
        assertThat(report.repaired() + report.refused()).isZero();
        assertThat(report.findings())
                .extracting(BoundaryFinding::reason, BoundaryFinding::name)
                .containsExactlyInAnyOrder(
                        tuple(Reason.NO_OFFICIAL_CODE, "Prepedan"),
                        tuple(Reason.NO_OFFICIAL_CODE, "Danau Sunter Dll"),
                        tuple(Reason.NO_OFFICIAL_CODE, "Danau Sunter"));
        assertThat(report.tenants().get(0)).isEqualTo(new Coverage("Provinsi DKI Jakarta", truth.size(), 0, 0));
        Locator locator = database.snapshot().locator();
        assertThat(locator.approximate(tenant("jakarta.go.id"))).isFalse();
        assertThat(locator.approximate(tenant("kupangkota.go.id"))).isTrue();

        uniformPositionsAgreeWithEveryPolygon(truth, locator);
        theRealReportsOfTheFlood(truth, locator);
    }

    private void uniformPositionsAgreeWithEveryPolygon(BruteForce truth, Locator locator) {
        Tenant jakarta = tenant("jakarta.go.id");
        Envelope box = truth.box();
        Random random = new Random(2017);
        int inside = 0;
        int right = 0;
        int outside = 0;
        while (inside < 50_000) {
            // The islands are far away: the box of the mainland keeps most positions on land.
            double lon = 106.68 + random.nextDouble() * (Math.min(box.getMaxX(), 106.98) - 106.68);
            double lat = -6.38 + random.nextDouble() * 0.31;
            List<AreaCode> expected = truth.covering(lat, lon);
            Placement placement = locator.locate(jakarta, lat, lon);
            if (expected.isEmpty()) {
                outside++;
                assertThat(placement instanceof Found found && found.rule() != Rule.NEAREST)
                        .isFalse();
            } else {
                inside++;
                right += placement instanceof Found found && expected.contains(found.area()) ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "MEASURED locator, imported borders of Jakarta: %d of %d uniform positions right (%.3f %%), %d more outside%n",
                right,
                inside,
                100.0 * right / inside,
                outside);
        assertThat(right).isEqualTo(inside);
    }

    private void theRealReportsOfTheFlood(BruteForce truth, Locator locator) throws IOException {
        Tenant jakarta = tenant("jakarta.go.id");
        int inside = 0;
        int near = 0;
        int refused = 0;
        double nearestRefused = Double.POSITIVE_INFINITY;
        for (double[] position : positions(SharedData.file("reports/qlue_flood_2017-02.geojson"))) {
            List<AreaCode> expected = truth.covering(position[0], position[1]);
            Placement placement = locator.locate(jakarta, position[0], position[1]);
            if (placement instanceof Found found && !expected.isEmpty()) {
                assertThat(expected).contains(found.area());
                inside++;
            } else if (placement instanceof Found found) {
                assertThat(found.rule()).isEqualTo(Rule.NEAREST);
                assertThat(truth.metresToNearest(position[0], position[1])).isLessThan(100.5);
                near++;
            } else if (placement instanceof Outside out) {
                double metres = truth.metresToNearest(position[0], position[1]);
                assertThat(expected).isEmpty();
                assertThat(out.nearestMetres().orElseThrow())
                        .isBetween((int) (metres * 0.99), (int) (metres * 1.01) + 1);
                nearestRefused = Math.min(nearestRefused, metres);
                refused++;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "MEASURED locator, real reports: %d inside, %d within 100 m, %d outside (nearest %.0f m)%n",
                inside,
                near,
                refused,
                nearestRefused);
        assertThat(inside + near).isEqualTo(909);
        assertThat(refused).isEqualTo(17);
    }

    @Test
    void without_an_import_sample_points_place_most_of_jakarta_right() throws IOException {
        BruteForce truth = BruteForce.read(SharedData.file("regions/dki_kelurahan_boundaries.geojson"));
        Locator locator = database.snapshot().locator();
        Tenant jakarta = tenant("jakarta.go.id");
        Random random = new Random(2018);
        int inside = 0;
        int right = 0;
        int refused = 0;
        while (inside < 20_000) {
            double lon = 106.68 + random.nextDouble() * 0.30;
            double lat = -6.38 + random.nextDouble() * 0.31;
            List<AreaCode> expected = truth.covering(lat, lon);
            if (!expected.isEmpty()) {
                inside++;
                Placement placement = locator.locate(jakarta, lat, lon);
                assertThat(placement.approximate()).isTrue();
                right += placement instanceof Found found && expected.contains(found.area()) ? 1 : 0;
                refused += placement instanceof Outside ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "MEASURED locator, approximate cells of Jakarta: %d of %d uniform positions right (%.1f %%), %d refused%n",
                right,
                inside,
                100.0 * right / inside,
                refused);
        assertThat(100.0 * right / inside).isGreaterThan(85);
    }

    @Test
    void the_other_cities_have_gaps_and_overlaps_and_sample_points_are_placed() throws Exception {
        Path file = SharedData.file("regions/other_cities_kelurahan_boundaries.geojson");
        BruteForce truth = BruteForce.read(file);

        BoundaryReport report = run(file);

        assertThat(report.loaded() + report.repaired()).isEqualTo(truth.size());
        assertThat(report.refused() + report.unknown()).isZero();
        RegionSnapshot regions = database.snapshot();
        int[] counts = new int[5];
        Csv.read("/reference/sample-points/kelurahan_sample_points.csv", List.of("code", "lat", "lon"), row -> {
            AreaCode code = new AreaCode(row.get(0));
            if (code.within(new AreaCode("31"))) {
                return;
            }
            Tenant tenant = regions.jurisdictions().operating(code).orElseThrow();
            Placement placement =
                    regions.locator().locate(tenant, Double.parseDouble(row.get(1)), Double.parseDouble(row.get(2)));
            // Sample points come from the borders before they were simplified: a few lie across the line now.
            List<AreaCode> expected = truth.covering(Double.parseDouble(row.get(1)), Double.parseDouble(row.get(2)));
            counts[0]++;
            if (placement instanceof Found found) {
                if (expected.isEmpty()) {
                    assertThat(found.rule()).isEqualTo(Rule.NEAREST);
                } else {
                    assertThat(expected).contains(found.area());
                }
                counts[1] += found.area().equals(code) ? 1 : 0;
                counts[2] += found.rule() == Rule.NEAREST ? 1 : 0;
                counts[3] += found.rule() == Rule.DEEPEST ? 1 : 0;
            } else {
                assertThat(expected).isEmpty();
                assertThat(truth.metresToNearest(Double.parseDouble(row.get(1)), Double.parseDouble(row.get(2))))
                        .isGreaterThan(99.5);
                counts[4]++;
            }
        });
        System.out.printf(
                Locale.ROOT,
                "MEASURED locator, other cities: %d loaded, %d repaired; of %d sample points %d in their own area,"
                        + " %d in a gap, %d in an overlap, %d outside of all%n",
                report.loaded(),
                report.repaired(),
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                counts[4]);
        assertThat(counts[1]).isGreaterThan(counts[0] * 99 / 100);
    }

    /** R11.1: one of everything, in one file. */
    @Test
    void every_feature_is_counted_once_and_the_rest_says_why() throws Exception {
        BoundaryReport report = run(collection(
                feature(GAMBIR, "Gambir", square(106.8, -6.2)),
                feature(GAMBIR, "Gambir lagi", square(106.8, -6.2)),
                feature(CIDENG, "Cideng", "[[[106.7,-6.2],[106.71,-6.2],[106.71,-6.19]]]"),
                feature("31.71.01.1003", "Petojo Utara", "[[[106,-6],[107,-5],[107,-6],[106,-5],[106,-6]]]"),
                feature("31.71.01.1004", "Petojo Selatan", "[[[200,-6],[107,-5],[107,-6],[200,-6]]]"),
                feature("BPS3175888888", "Danau", square(106.9, -6.2)),
                feature("99.99.99.9999", "Atlantis", square(106.9, -6.2)),
                feature("31.71.01", "Gambir", square(106.8, -6.2)),
                feature("3171011005", "Kebon Kelapa", square(106.82, -6.2)),
                feature("3171011006", "Nama Lain", square(106.84, -6.2)),
                "{\"type\":\"Feature\",\"properties\":null,\"geometry\":null}",
                "null"));

        assertThat(report.features()).isEqualTo(12);
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.findings())
                .extracting(f -> f.feature() + " " + f.reason())
                .containsExactly(
                        "2 REPEATED_CODE",
                        "3 INCOMPLETE_RING",
                        "4 BEYOND_REPAIR",
                        "5 OUT_OF_RANGE",
                        "6 NO_OFFICIAL_CODE",
                        "7 NOT_LISTED",
                        "8 NOT_A_KELURAHAN",
                        "10 OTHER_NAME",
                        "11 NO_CODE",
                        "12 NO_CODE");
        assertThat(database.number("select features from core.boundary_release where not approximate"))
                .isEqualTo(12);
        assertThat(database.number("select count(*) from core.boundary_finding"))
                .isEqualTo(10);
    }

    /** The BPS number of another kelurahan looks like an official code without its dots. */
    @Test
    void undotted_codes_count_only_under_their_own_name() throws Exception {
        BoundaryReport report = run(collection(
                feature("3171011001", "GAMBIR", square(106.8, -6.2)),
                feature("3171011002", "Tebet Barat", square(106.9, -6.2))));

        assertThat(report.loaded()).isOne();
        assertThat(report.findings()).extracting(BoundaryFinding::reason).containsExactly(Reason.OTHER_NAME);
    }

    @Test
    void names_of_properties_are_given_or_guessed() throws Exception {
        String file =
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"Kode_X\":\""
                        + GAMBIR + "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" + square(106.8, -6.2)
                        + "}}]}";

        assertThatExceptionOfType(UnreadableBoundaries.class)
                .isThrownBy(() -> run(file))
                .satisfies(refused -> {
                    assertThat(refused.problem()).isEqualTo(Problem.NO_CODE_PROPERTY);
                    assertThat(refused.detail()).isEqualTo("Kode_X");
                });
        assertThat(run(file, new Options(Optional.of("kode_x"), Optional.empty()))
                        .loaded())
                .isOne();
    }

    /** R11.2 */
    @Test
    void a_file_that_breaks_off_changes_nothing() throws Exception {
        run(collection(feature(GAMBIR, "Gambir", square(106.8, -6.2))));
        long version = database.number("select version from core.region_state");
        String broken = collection(
                feature(CIDENG, "Cideng", square(106.81, -6.2)), feature(GAMBIR, "Gambir", square(106.9, -6.2)));

        for (int length : new int[] {broken.length() - 1, broken.length() - 3, broken.length() / 2}) {
            assertThatExceptionOfType(UnreadableBoundaries.class).isThrownBy(() -> run(broken.substring(0, length)));
        }
        assertThat(run(collection(feature("x", "y", square(106.9, -6.2)))).usable())
                .isFalse();
        assertThat(run("{\"type\":\"FeatureCollection\",\"features\":[]}").usable())
                .isFalse();

        assertThat(database.number("select version from core.region_state")).isEqualTo(version);
        assertThat(database.number("select count(*) from core.boundary")).isOne();
        assertThat(located(-6.195, 106.805)).isEqualTo(GAMBIR);
    }

    /** R11.3 */
    @Test
    void a_second_file_replaces_what_it_covers_and_nothing_else() throws Exception {
        run(collection(
                feature(GAMBIR, "Gambir", square(106.8, -6.2)), feature(CIDENG, "Cideng", square(106.81, -6.2))));
        BoundaryReport second = run(collection(feature(GAMBIR, "Gambir", square(106.79, -6.2))));

        assertThat(second.replaced()).isOne();
        assertThat(located(-6.195, 106.795)).isEqualTo(GAMBIR);
        assertThat(located(-6.195, 106.815)).isEqualTo(CIDENG);
        assertThat(located(-6.195, 106.8055)).isNotEqualTo(GAMBIR);
        assertThat(database.number("select count(*) from core.boundary_in_force"))
                .isEqualTo(2);
    }

    @Test
    void nobody_sees_half_an_import() throws Exception {
        Set<String> seen = new TreeSet<>();
        try (Connection connection = database.connect();
                InputStream in = stream(collection(
                        feature(GAMBIR, "Gambir", square(106.8, -6.2)),
                        feature(CIDENG, "Cideng", square(106.81, -6.2))))) {
            BoundaryImport.run(
                    connection,
                    in,
                    "test",
                    Options.guessing(),
                    "test",
                    feature -> seen.add(database.number("select count(*) from core.boundary_in_force") + " of "
                            + database.number("select count(*) from core.boundary_release where not approximate")));
        }

        assertThat(seen).containsExactly("0 of 0");
    }

    @Test
    void an_import_names_who_made_it_and_a_refused_one_leaves_nothing() throws Exception {
        run(collection(feature(GAMBIR, "Gambir", square(106.8, -6.2))));
        run(collection(feature("31.71.99.9999", "Nowhere", square(106.8, -6.2))));

        assertThat(database.number("select count(*) from core.audit_entry where action = 'REGIONS_IMPORT'"))
                .isOne();
        assertThat(database.number("""
                        select count(*) from core.audit_entry a
                        join core.boundary_release r on a.object = 'boundary_release:' || r.id
                        where a.actor = 'test' and a.detail = r.source""")).isOne();
    }

    @Test
    void a_node_notices_an_import_within_its_five_seconds() throws Exception {
        long[] clock = {0};
        Regions regions = new Regions(database.sql(), new Settings(), () -> clock[0]);
        RegionSnapshot before = regions.current();
        run(collection(feature(GAMBIR, "Gambir", square(106.8, -6.2))));

        clock[0] = 4_999_999_999L;
        assertThat(regions.current()).isSameAs(before);
        clock[0] = 5_000_000_000L;
        assertThat(regions.current().locator().borders()).isOne();
        RegionSnapshot after = regions.current();
        clock[0] = 20_000_000_000L;
        assertThat(regions.current()).isSameAs(after);
    }

    @Test
    void an_area_that_was_closed_places_nobody_any_more() throws Exception {
        run(collection(feature(GAMBIR, "Gambir", square(106.8, -6.2))));
        database.execute("update core.area set valid_until = current_date - 1 where code = '" + GAMBIR + "'");

        assertThat(database.snapshot().locator().borders()).isZero();
        assertThat(run(collection(
                                feature(GAMBIR, "Gambir", square(106.8, -6.2)),
                                feature(CIDENG, "Cideng", square(106.81, -6.2))))
                        .findings())
                .extracting(BoundaryFinding::reason)
                .containsExactly(Reason.NOT_LISTED);
    }

    private String located(double lat, double lon) {
        return database.snapshot().locator().locate(tenant("jakarta.go.id"), lat, lon) instanceof Found found
                ? found.area().value()
                : "outside";
    }

    /** Tenants are the same in every copy, so they are read once. */
    private static Tenant tenant(String domain) {
        return TENANTS.stream()
                .filter(tenant -> tenant.domain().equals(domain))
                .findFirst()
                .orElseThrow();
    }

    private BoundaryReport run(Path file) throws SQLException, IOException {
        try (Connection connection = database.connect();
                InputStream in = Files.newInputStream(file)) {
            return BoundaryImport.run(
                    connection, in, file.getFileName().toString(), Options.guessing(), "test", n -> {});
        }
    }

    private BoundaryReport run(String text) throws SQLException, IOException {
        return run(text, Options.guessing());
    }

    private BoundaryReport run(String text, Options options) throws SQLException, IOException {
        try (Connection connection = database.connect()) {
            return BoundaryImport.run(connection, stream(text), "test", options, "test", n -> {});
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    private static String feature(String code, String name, String polygon) {
        return "{\"type\":\"Feature\",\"properties\":{\"kode\":\"" + code + "\",\"nama\":\"" + name
                + "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" + polygon + "}}";
    }

    private static String square(double west, double south) {
        return String.format(
                Locale.ROOT,
                "[[[%1$.4f,%2$.4f],[%3$.4f,%2$.4f],[%3$.4f,%4$.4f],[%1$.4f,%4$.4f],[%1$.4f,%2$.4f]]]",
                west,
                south,
                west + 0.01,
                south + 0.01);
    }

    private static List<double[]> positions(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                JsonReader reader = Json.createReader(in)) {
            return reader.readObject().getJsonArray("features").getValuesAs(JsonObject.class).stream()
                    .map(feature -> feature.getJsonObject("geometry").getJsonArray("coordinates"))
                    .map((JsonArray at) -> new double[] {
                        at.getJsonNumber(1).doubleValue(), at.getJsonNumber(0).doubleValue()
                    })
                    .collect(Collectors.toList());
        }
    }
}
