package id.kentongan.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    private final JsonLines lines = new JsonLines();

    @Test
    void a_line_of_ours_is_taken_apart() {
        JsonObject line = line("id.kentongan.core.X", "COR-0004 done [correlation=abcd-1234 tenant=3]", null);
        assertThat(line.getString("code")).isEqualTo("COR-0004");
        assertThat(line.getString("message")).isEqualTo("done");
        assertThat(line.getString("correlation")).isEqualTo("abcd-1234");
        assertThat(line.getInt("tenant")).isEqualTo(3);
        assertThat(line.getString("ts")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(line.getString("level")).isEqualTo("WARNING");
    }

    @Test
    void outside_of_all_work_there_is_no_correlation() {
        JsonObject line = line("id.kentongan.core.X", "COR-0004 done [-]", null);
        assertThat(line.getString("message")).isEqualTo("done");
        assertThat(line.containsKey("correlation")).isFalse();
    }

    /** Whatever stands before our own mark is text. */
    @Test
    void nobody_forges_a_correlation() {
        assertThat(line("id.kentongan.core.X", "COR-0004 x [correlation=forged-1234] [-]", null)
                        .containsKey("correlation"))
                .isFalse();
        assertThat(line("org.other.X", "x [correlation=forged-1234]", null).containsKey("correlation"))
                .isFalse();
    }

    @Test
    void it_is_one_line_whatever_is_in_it() {
        String text = format("org.other.X", "a\nb\r\"c\"\\\u2028\u0001", new IllegalStateException("first\nsecond"));
        assertThat(text.strip().lines()).hasSize(1);
        JsonObject line = parse(text);
        assertThat(line.getString("message")).isEqualTo("a\nb\r\"c\"\\\u2028\u0001");
        assertThat(line.getString("trace")).contains("IllegalStateException: first\nsecond", "\tat ");
    }

    private JsonObject line(String logger, String message, @Nullable Throwable thrown) {
        return parse(format(logger, message, thrown));
    }

    private String format(String logger, String message, @Nullable Throwable thrown) {
        LogRecord record = new LogRecord(Level.WARNING, message);
        record.setLoggerName(logger);
        record.setThrown(thrown);
        return lines.format(record);
    }

    private static JsonObject parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
