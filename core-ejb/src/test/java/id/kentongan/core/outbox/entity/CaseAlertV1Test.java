package id.kentongan.core.outbox.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import id.kentongan.core.notification.entity.AlertKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseAlertV1Test {

    private static final Path CONTRACTS = Path.of("..", "docs", "messages");

    private final CaseAlertV1 message = new CaseAlertV1(
            UUID.randomUUID(),
            OffsetDateTime.parse("2026-11-21T03:00:00Z"),
            1,
            UUID.randomUUID(),
            3,
            UUID.randomUUID(),
            "PEMKOT",
            "ESCALATION",
            0,
            "3f0e5a64-request");

    @Test
    void what_is_sent_fits_the_published_schema() throws IOException {
        assertThat(schema().validate(message.toJson(), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(AlertKind.class)
    void every_kind_stands_in_the_published_schema(AlertKind kind) throws IOException {
        assertThat(schema().validate(message.toJson().replace("ESCALATION", kind.name()), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void the_schema_refuses_what_is_no_such_message() throws IOException {
        assertThat(schema().validate(message.toJson().replace("PEMKOT", "RW"), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void the_published_sample_is_still_readable() throws IOException {
        CaseAlertV1 sample = CaseAlertV1.parse(Files.readString(CONTRACTS.resolve("samples/case-alert.v1.json")));
        assertThat(sample.sequence()).isEqualTo(3);
        assertThat(sample.kind()).isEqualTo("ESCALATION");
    }

    @Test
    void what_was_written_is_read_back() {
        assertThat(CaseAlertV1.parse(message.toJson())).isEqualTo(message);
    }

    @Test
    void a_message_of_before_there_were_correlations_is_read() {
        CaseAlertV1 old = CaseAlertV1.parse(message.toJson().replaceFirst(",\"correlation\":\"[^\"]+\"", ""));
        assertThat(old.correlation()).isNull();
        assertThat(old.messageId()).isEqualTo(message.messageId());
    }

    @Test
    void two_megabytes_are_no_message_of_ours() {
        String huge = message.toJson().replaceFirst("\\{", "{\"later\":\"" + "x".repeat(2_000_000) + "\",");
        assertThatThrownBy(() -> CaseAlertV1.parse(huge)).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void members_of_later_versions_are_ignored() {
        assertThat(CaseAlertV1.parse(message.toJson().replaceFirst("\\{", "{\"later\":[1],")))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"type\":\"case-alert\",\"version\":2}",
                "{\"type\":\"other\",\"version\":1}",
                "{\"type\":\"case-alert\",\"version\":1,\"messageId\":\"x\"}",
                "{\"type\":\"case-alert\",\"version\":\"1\"}"
            })
    void anything_else_is_refused_by_name(String text) {
        assertThatThrownBy(() -> CaseAlertV1.parse(text)).isInstanceOf(UnreadableMessage.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"case-alert\",\"version\":2}",
                "{\"type\":\"other\",\"version\":1}",
                "{\"type\":\"instruction\",\"version\":3,\"case\":7}"
            })
    void what_a_later_version_has_written_is_told_apart_from_what_nobody_has(String text) {
        assertThatThrownBy(() -> CaseAlertV1.parse(text))
                .isInstanceOf(NewerMessage.class)
                .hasMessageContaining("newer version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"type\":\"case-alert\",\"version\":0}", "{\"type\":1,\"version\":2}"})
    void what_nobody_has_written_waits_for_no_version(String text) {
        assertThatThrownBy(() -> CaseAlertV1.parse(text))
                .isInstanceOf(UnreadableMessage.class)
                .isNotInstanceOf(NewerMessage.class);
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(CONTRACTS.resolve("case-alert.v1.schema.json")));
    }
}
