package id.kentongan.core.map.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.map.entity.AreaShape;
import id.kentongan.core.map.entity.Box;
import id.kentongan.core.map.entity.Detail;
import id.kentongan.core.map.entity.Sheet;
import id.kentongan.core.organisation.control.Areas;
import id.kentongan.core.organisation.control.BoundaryImport;
import id.kentongan.core.organisation.control.Regions;
import id.kentongan.core.organisation.control.RegionsDatabase;
import id.kentongan.core.organisation.control.SharedData;
import id.kentongan.core.organisation.entity.AreaCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;

/** Shapes of the map, drawn from a real database. */
class ShapeLibraryIT {

    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final AreaCode PUSAT = new AreaCode("31.71");
    private static final Box JAKARTA = new Box(106.68, -6.38, 106.98, -6.08);

    /** What a screen of 1920 by 1080 pixels shows at zoom 14. */
    private static final Box SCREEN = new Box(106.74, -6.24, 106.90, -6.15);

    private static final Box SEA = new Box(108.5, -5.5, 108.6, -5.4);

    /** What a part of the map may weigh; some is left for names and numbers. */
    private static final int MOST_CHARACTERS = 40 * 1024;

    private final RegionsDatabase database = RegionsDatabase.copy();
    private final ShapeLibrary library = library();

    private ShapeLibrary library() {
        return new ShapeLibrary(database.sql(), new Areas(new Regions(database.sql(), new Settings())));
    }

    @Test
    void without_borders_every_kelurahan_is_drawn_around_its_sample_points() {
        Map<String, Geometry> drawn = shapes(library, "31.71", Detail.KELURAHAN);

        assertThat(drawn)
                .hasSize((int) database.number("select count(*) from core.cell where area_code like '31.71.%'"));
        database.sql()
                .list(
                        "select area_code, lon, lat from core.cell_sample where area_code like '31.71.%'",
                        row -> Map.entry(row.getString(1), new Coordinate(row.getDouble(2), row.getDouble(3))))
                .forEach(
                        sample -> assertThat(drawn.get(sample.getKey()).distance(SHAPES.createPoint(sample.getValue())))
                                .as("degrees from a sample point of %s to its shape", sample.getKey())
                                .isLessThan(0.001));
        assertThat(overlap(drawn)).as("share of the sheet that is drawn twice").isLessThan(0.01);
    }

    @Test
    void areas_are_put_together_by_zoom() {
        assertThat(shapes(library, "31.71", Detail.CITIES)).containsOnlyKeys("31.71");
        assertThat(shapes(library, "31.71", Detail.KECAMATAN)).hasSize(8).containsKey("31.71.01");
        assertThat(Detail.of(9)).isEqualTo(Detail.CITIES);
        assertThat(Detail.of(12)).isEqualTo(Detail.KECAMATAN);
        assertThat(Detail.of(19)).isEqualTo(Detail.EXACT);
    }

    @Test
    void nothing_is_drawn_where_nobody_lives_and_never_more_than_asked_for() {
        assertThat(library.shapes(SEA, 14, 100)).isEmpty();
        assertThat(library.kelurahan(SEA)).isEmpty();
        assertThat(library.sheets()).extracting(Sheet::city).contains(PUSAT);
        assertThat(library.shapes(JAKARTA, 14, 7)).hasSize(7);
    }

    @Test
    void the_kelurahan_around_a_place_are_few_and_the_right_one_is_among_them() {
        Box monas = new Box(106.826, -6.177, 106.828, -6.175);

        assertThat(library.kelurahan(monas))
                .contains(new AreaCode("31.71.01.1001"))
                .hasSizeLessThan(40);
    }

    @Test
    void an_import_of_borders_is_drawn_at_once_and_its_lines_are_shared() throws IOException, SQLException {
        String before = library.version();
        ShapeLibrary after = imported();

        assertThat(after.version()).isNotEqualTo(before);
        assertThat(after.shapes(JAKARTA, 14, 500).stream().filter(AreaShape::approximate))
                .as("drawn around sample points")
                .allSatisfy(shape -> assertThat(shape.code().value()).doesNotStartWith("31."));
        Map<String, Geometry> drawn = shapes(after, "31.71", Detail.KELURAHAN);
        assertThat(overlap(drawn)).isLessThan(0.001);
        assertThat(area(drawn)).isCloseTo(area(shapes(after, "31.71", Detail.CITIES)), within(0.0001));
    }

    @Test
    void what_a_view_of_the_whole_city_loads_is_small_with_borders_and_without() throws IOException, SQLException {
        for (Detail detail : List.of(Detail.KECAMATAN, Detail.KELURAHAN, Detail.EXACT)) {
            assertThat(characters(library, detail))
                    .as("%s without borders", detail)
                    .isBetween(1_000, MOST_CHARACTERS);
        }
        ShapeLibrary after = imported();
        for (Detail detail : List.of(Detail.KECAMATAN, Detail.KELURAHAN, Detail.EXACT)) {
            assertThat(characters(after, detail)).as("%s with borders", detail).isBetween(1_000, MOST_CHARACTERS);
        }
    }

    @Test
    void a_line_is_encoded_as_its_inventor_does() {
        // The example of the format's own description.
        Geometry line = SHAPES.createLineString(new Coordinate[] {
            new Coordinate(-120.2, 38.5), new Coordinate(-120.95, 40.7), new Coordinate(-126.453, 43.252)
        });

        assertThat(Polyline.encode(((org.locationtech.jts.geom.LineString) line).getCoordinateSequence()))
                .isEqualTo("_p~iF~ps|U_ulLnnqC_mqNvxq`@");
    }

    private ShapeLibrary imported() throws IOException, SQLException {
        try (InputStream file = Files.newInputStream(SharedData.file("regions/dki_kelurahan_boundaries.geojson"));
                Connection connection = database.connect()) {
            BoundaryImport.run(connection, file, "test", BoundaryImport.Options.guessing(), "test", done -> {});
        }
        return library();
    }

    private static int zoom(Detail detail) {
        return switch (detail) {
            case CITIES -> 8;
            case KECAMATAN -> 11;
            case KELURAHAN -> 13;
            case EXACT -> 14;
        };
    }

    private static int characters(ShapeLibrary library, Detail detail) {
        return library.shapes(detail == Detail.EXACT ? SCREEN : JAKARTA, zoom(detail), 1_000).stream()
                .mapToInt(shape -> shape.polygons().stream()
                        .flatMap(List::stream)
                        .mapToInt(String::length)
                        .sum())
                .sum();
    }

    private static double overlap(Map<String, Geometry> drawn) {
        Geometry whole = UnaryUnionNG.union(new ArrayList<>(drawn.values()), new PrecisionModel(1e7));
        return (area(drawn) - whole.getArea()) / whole.getArea();
    }

    private static double area(Map<String, Geometry> drawn) {
        return drawn.values().stream().mapToDouble(Geometry::getArea).sum();
    }

    private static Map<String, Geometry> shapes(ShapeLibrary library, String city, Detail detail) {
        Map<String, Geometry> shapes = new TreeMap<>();
        for (AreaShape shape : library.shapes(JAKARTA, zoom(detail), 1_000)) {
            if (shape.code().value().startsWith(city)) {
                assertThat(shape.name()).isNotBlank();
                Polygon[] polygons = shape.polygons().stream()
                        .map(rings -> SHAPES.createPolygon(
                                decoded(rings.get(0)),
                                rings.stream()
                                        .skip(1)
                                        .map(ShapeLibraryIT::decoded)
                                        .toArray(LinearRing[]::new)))
                        .toArray(Polygon[]::new);
                shapes.put(shape.code().value(), SHAPES.createMultiPolygon(polygons));
            }
        }
        return shapes;
    }

    /** Written from the description of the format, as the page's script is. */
    private static LinearRing decoded(String text) {
        List<Coordinate> points = new ArrayList<>();
        long[] at = {0, 0};
        int next = 0;
        while (next < text.length()) {
            for (int axis = 0; axis < 2; axis++) {
                long number = 0;
                int shift = 0;
                int five;
                do {
                    five = text.charAt(next++) - 63;
                    number |= (long) (five & 0x1f) << shift;
                    shift += 5;
                } while (five >= 0x20);
                at[axis] += (number & 1) == 0 ? number >> 1 : ~(number >> 1);
            }
            points.add(new Coordinate(at[1] / 1e5, at[0] / 1e5));
        }
        return SHAPES.createLinearRing(points.toArray(Coordinate[]::new));
    }
}
