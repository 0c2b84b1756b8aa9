package id.kentongan.core.organisation.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.kentongan.core.organisation.control.GeoJsonReader.Feature;
import id.kentongan.core.organisation.entity.BoundaryFinding.Reason;
import id.kentongan.core.organisation.entity.UnreadableBoundaries;
import id.kentongan.core.organisation.entity.UnreadableBoundaries.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they come: in any order, with anything in them, up to the plainly hostile. */
class GeoJsonReaderTest {

    private static final String SQUARE = "[[[106,-6],[106.1,-6],[106.1,-5.9],[106,-5.9],[106,-6]]]";

    @Test
    void members_may_come_in_any_order_and_unknown_ones_are_passed_over() throws IOException {
        List<Feature> features = read(
                "\uFEFF{\"name\":\"x\",\"features\":[{\"bbox\":[1,[2]],\"geometry\":{\"coordinates\":"
                        + SQUARE
                        + ",\"z\":{\"a\":[{}]},\"type\":\"Polygon\"},\"properties\":{\"kode\":3171,\"list\":[1,{\"a\":2}],"
                        + "\"none\":null,\"nama\":\" Gambir \"},\"type\":\"Feature\"}],\"type\":\"FeatureCollection\"}");

        assertThat(features).singleElement().satisfies(feature -> {
            assertThat(feature.number()).isEqualTo(1);
            assertThat(feature.properties()).containsOnlyKeys("kode", "nama");
            assertThat(feature.properties()).containsEntry("kode", "3171").containsEntry("nama", "Gambir");
            assertThat(feature.shape().reason()).isNull();
            assertThat(feature.shape().polygons() == null).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"type\":\"FeatureCollection\",\"features\":[",
                "{\"type\":\"FeatureCollection\",\"features\":[{}]} trailing",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"coordinates\":[NaN,1]}}]}",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"coordinates\":[Infinity,1]}}]}",
                "{'type':'FeatureCollection'}",
                "kode;nama",
                "PK\u0003\u0004"
            })
    void what_is_not_json_is_refused_as_a_whole(String text) {
        assertThatExceptionOfType(UnreadableBoundaries.class)
                .isThrownBy(() -> read(text))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(Problem.NOT_JSON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "\"text\"",
                "{\"type\":\"Topology\",\"objects\":{}}",
                "{\"type\":\"FeatureCollection\"}",
                "{\"type\":\"FeatureCollection\",\"features\":{}}",
                "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}"
            })
    void what_is_no_feature_collection_is_refused_as_a_whole(String text) {
        assertThatExceptionOfType(UnreadableBoundaries.class)
                .isThrownBy(() -> read(text))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(Problem.NOT_GEOJSON));
    }

    @Test
    void arrays_without_end_are_refused_before_they_fill_the_stack() {
        assertThatExceptionOfType(UnreadableBoundaries.class)
                .isThrownBy(() -> read("{\"features\":[{\"geometry\":{\"coordinates\":" + "[".repeat(1_000_000)));
        assertThatExceptionOfType(UnreadableBoundaries.class)
                .isThrownBy(() -> read("{\"x\":" + "{\"x\":".repeat(1_000_000)));
    }

    @Test
    void features_without_end_are_refused() {
        assertThatExceptionOfType(UnreadableBoundaries.class)
                .isThrownBy(() -> read("{\"features\":[" + "1,".repeat(1_000_001)))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(Problem.TOO_MANY_FEATURES));
    }

    @Test
    void other_reference_systems_are_refused_and_named() {
        assertThatExceptionOfType(UnreadableBoundaries.class)
                .isThrownBy(() ->
                        read("{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::32748\"}},"
                                + "\"type\":\"FeatureCollection\",\"features\":[]}"))
                .satisfies(refused -> {
                    assertThat(refused.problem()).isEqualTo(Problem.OTHER_REFERENCE_SYSTEM);
                    assertThat(refused.detail()).contains("32748");
                });
    }

    @Test
    void degrees_by_their_old_name_are_welcome() throws IOException {
        assertThat(read("{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},"
                        + "\"type\":\"FeatureCollection\",\"features\":[]}"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // valid
                "Polygon|      [[[106,-6],[106.1,-6],[106.1,-5.9],[106,-6]]]|                                          loaded",
                "Polygon|      [[[106,-6,12.5],[106.1,-6,1],[106.1,-5.9,0],[106,-6,12.5]]]|                            loaded",
                "MultiPolygon| [[[[106,-6],[106.1,-6],[106.1,-5.9],[106,-6]]],[[[107,-6],[107.1,-6],[107.1,-5.9],[107,-6]]]]| loaded",
                // repaired
                "Polygon|      [[[106,-6],[106.1,-6],[106.1,-5.9]]]|                                                   INCOMPLETE_RING",
                "Polygon|      [[[106,-6],[106.1,-6],[106.1,-5.9],[106,-6]],[[106.05,-5.99],[106.06,-5.99]]]|          INCOMPLETE_RING",
                "Polygon|      [[[106,-6],[106.1,-6],[106.1,-5.9],[106,-5.9],[106.0001,-5.9001],[106,-5.9001],[106.0001,-5.9],[106,-6]]]| INVALID_SHAPE",
                "MultiPolygon| [[[[106,-6],[107,-6],[107,-5],[106,-5],[106,-6]]],[[[106.95,-6],[107.05,-6],[107.05,-5.9],[106.95,-5.9],[106.95,-6]]]]| INVALID_SHAPE",
                // refused
                "Polygon|      [[[106,-6],[107,-5],[107,-6],[106,-5],[106,-6]]]|                                       BEYOND_REPAIR",
                "Polygon|      [[[106,-6],[106.1,-6],[106,-6],[106,-6]]]|                                              EMPTY_SHAPE",
                "Polygon|      []|                                                                                     EMPTY_SHAPE",
                "MultiPolygon| [[[]]]|                                                                                 EMPTY_SHAPE",
                "Polygon|      [[[106,-6],[1e999,-6],[106.1,-5.9],[106,-6]]]|                                          NOT_FINITE",
                "Polygon|      [[[106,-6],[181,-6],[106.1,-5.9],[106,-6]]]|                                            OUT_OF_RANGE",
                "Polygon|      [[[-6,106],[-6,106.1],[-5.9,106.1],[-6,106]]]|                                          OUT_OF_RANGE",
                "Polygon|      [[[703123.5,9312345.2],[703124,9312345],[703125,9312349],[703123.5,9312345.2]]]|        OUT_OF_RANGE",
                "Polygon|      [[106,-6],[106.1,-6],[106.1,-5.9],[106,-6]]|                                            MALFORMED_COORDINATES",
                "Polygon|      [[[106],[106.1],[106.1],[106]]]|                                                        MALFORMED_COORDINATES",
                "Polygon|      [[[106,-6],[[106.1,-6]],[106.1,-5.9],[106,-6]]]|                                        MALFORMED_COORDINATES",
                "Polygon|      [[],[[106,-6],[106.1,-6],[106.1,-5.9],[106,-6]]]|                                       MALFORMED_COORDINATES",
                "Polygon|      [[[106,-6],[],[106.1,-5.9],[106,-6]]]|                                                  MALFORMED_COORDINATES",
                "Polygon|      [[[106,-6],[\"106\",-6],[106.1,-5.9],[106,-6]]]|                                        MALFORMED_COORDINATES",
                "Polygon|      [[[106,-6],{\"x\":106},[106.1,-5.9],[106,-6]]]|                                         MALFORMED_COORDINATES",
                "Polygon|      [[[106,-6],null,[106.1,-5.9],[106,-6]]]|                                                MALFORMED_COORDINATES",
                "LineString|   [[106,-6],[106.1,-6]]|                                                                  NOT_A_POLYGON",
                "Point|        [106,-6]|                                                                               NOT_A_POLYGON"
            })
    void a_shape_is_loaded_repaired_or_refused_with_its_reason(String type, String coordinates, String expected)
            throws IOException {
        List<Feature> features = read(collection("{\"type\":\"" + type + "\",\"coordinates\":" + coordinates + "}"));

        Outline.Shape shape = features.get(0).shape();
        assertThat(shape.reason() == null ? "loaded" : shape.reason().name()).isEqualTo(expected);
        assertThat(shape.polygons() == null)
                .isEqualTo(shape.reason() != null
                        && shape.reason() != Reason.INVALID_SHAPE
                        && shape.reason() != Reason.INCOMPLETE_RING);
        if (shape.polygons() != null) {
            assertThat(shape.polygons().isValid()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Feature\",\"geometry\":null}",
                "{\"type\":\"Feature\"}",
                "{\"geometry\":{}}",
                "{\"geometry\":[1,2]}",
                "null",
                "42",
                "[[]]"
            })
    void a_feature_without_a_geometry_is_counted_and_refused(String feature) throws IOException {
        List<Feature> features = read("{\"type\":\"FeatureCollection\",\"features\":[" + feature + "]}");

        assertThat(features).singleElement().satisfies(refused -> {
            assertThat(refused.shape().reason()).isEqualTo(Reason.NO_GEOMETRY);
            assertThat(refused.shape().polygons() == null).isTrue();
        });
    }

    @Test
    void a_border_of_too_many_vertices_is_refused_without_being_kept() throws IOException {
        StringBuilder text = new StringBuilder("{\"type\":\"Polygon\",\"coordinates\":[[");
        for (int i = 0; i <= Outline.MOST_VERTICES; i++) {
            text.append("[106.5,-6.5],");
        }
        List<Feature> features = read(collection(text.append("[106.5,-6.5]]]}").toString()));

        assertThat(features.get(0).shape().reason()).isEqualTo(Reason.TOO_MANY_VERTICES);
    }

    @Test
    void texts_are_cut_and_cleaned_of_what_a_database_cannot_keep() throws IOException {
        List<Feature> features =
                read("{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"nama\":\"a\\u0000b\\ud800\","
                        + "\"kode\":\"" + "9".repeat(10_000) + "\"}}]}");

        assertThat(features.get(0).properties().get("nama")).isEqualTo("a\uFFFDb?");
        assertThat(features.get(0).properties().get("kode")).hasSize(200);
    }

    @Test
    void areas_are_measured_on_the_globe() throws IOException {
        Feature degree = read(collection(
                        "{\"type\":\"Polygon\",\"coordinates\":[[[106,-6],[107,-6],[107,-5],[106,-5],[106,-6]]]}"))
                .get(0);

        // a degree by a degree at 5.5° south: 12,364 km² on the sphere of mean radius × cos(5.5°)
        assertThat(Outline.squareKilometres(degree.shape().polygons())).isBetween(12_290.0, 12_320.0);
    }

    private static String collection(String geometry) {
        return "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":"
                + geometry + "}]}";
    }

    private static List<Feature> read(String text) throws IOException {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        List<Feature> features = new ArrayList<>();
        int count = GeoJsonReader.<RuntimeException>read(in, features::add);
        assertThat(features).hasSize(count);
        return features;
    }
}
