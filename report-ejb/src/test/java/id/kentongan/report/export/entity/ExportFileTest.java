package id.kentongan.report.export.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFileTest {

    private final StringWriter out = new StringWriter();

    /** R4.4 */
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+62811", "-2", "@sum", "\t=1", "\r=1", "\n=1"})
    void a_cell_that_looks_like_a_formula_is_made_text(String words) {
        csv(new ExportRow(List.of(words), null, null));

        assertThat(out.toString()).isEqualTo("words,lat,lon\r\n\"'" + words + "\",,\r\n");
    }

    @Test
    void a_csv_quotes_what_would_break_it_and_leaves_numbers_alone() {
        csv(new ExportRow(List.of("a \"b\", c\nd"), -6.5, 106.25));

        assertThat(out.toString()).isEqualTo("words,lat,lon\r\n\"a \"\"b\"\", c\nd\",-6.5,106.25\r\n");
    }

    @Test
    void geojson_has_points_or_none_and_escapes_every_character() {
        ExportFile file = new ExportFile(ExportFile.Format.GEOJSON, List.of("words", "n"), out);
        file.row(new ExportRow(List.of("a\"\\\n\u0001\u2028é", 3), -6.5, 106.25));
        file.row(new ExportRow(Arrays.asList(null, true), null, null));
        file.end();

        assertThat(out.toString()).isEqualTo("""
                        {"type":"FeatureCollection","features":[
                        {"type":"Feature","geometry":{"type":"Point","coordinates":[106.25,-6.5]},"properties":{"words":"a\\"\\\\\\n\\u0001\\u2028é","n":3}},
                        {"type":"Feature","geometry":null,"properties":{"words":null,"n":true}}
                        ]}
                        """);
        assertThat(file.rows()).isEqualTo(2);
    }

    private void csv(ExportRow row) {
        ExportFile file = new ExportFile(ExportFile.Format.CSV, List.of("words"), out);
        file.row(row);
        file.end();
    }
}
