package id.kentongan.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.ContactKind;
import id.kentongan.core.vault.entity.Reporter;
import id.kentongan.web.support.RefusedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewReportBodyTest {

    private static final String GOOD =
            "\"jurisdiction\":\"jakarta.go.id\",\"category\":\"banjir\",\"lat\":-6.1754,\"lon\":106.8272";

    @Test
    void takes_what_is_needed_and_normalises_lines() {
        NewReportBody body = read(GOOD + ",\"description\":\"a\\r\\nb \\uD83C\\uDF0A\",\"address\":null");
        assertThat(body.description()).isEqualTo("a\nb 🌊");
        assertThat(body.address()).isNull();
        assertThat(body.lat()).isEqualTo(-6.1754);
    }

    @Test
    void says_every_mistake_at_once() {
        assertThat(refused("\"lat\":\"-6\",\"lon\":181,\"nama\":\"x\",\"address\":1"))
                .containsExactlyInAnyOrder(
                        "jurisdiction missing",
                        "category missing",
                        "lat not-a-number",
                        "lon out-of-range",
                        "nama unknown",
                        "address not-text");
    }

    @Test
    void counts_characters_as_the_database_does() {
        assertThat(read(GOOD + ",\"address\":\"" + "🌊".repeat(400) + "\"").address())
                .isNotNull();
        assertThat(refused(GOOD + ",\"address\":\"" + "🌊".repeat(401) + "\"")).containsExactly("address too-long");
        assertThat(refused(GOOD + ",\"description\":\"" + "a".repeat(4001) + "\""))
                .containsExactly("description too-long");
    }

    @Test
    void refuses_characters_that_nobody_can_read_or_keep() {
        for (String odd : List.of("\\u0000", "\\u001b", "\\uD800", "\\uDC00 x", "\\uFFFF", "\\u0085")) {
            assertThat(refused(GOOD + ",\"description\":\"" + odd + "\""))
                    .as(odd)
                    .containsExactly("description control-characters");
        }
        assertThat(refused(GOOD + ",\"address\":\"a\\nb\"")).containsExactly("address control-characters");
    }

    @Test
    void numbers_beyond_all_bounds_are_out_of_range() {
        assertThat(refused(GOOD.replace("-6.1754", "1e400"))).containsExactly("lat out-of-range");
        assertThat(refused(GOOD.replace("-6.1754", "-90.0000001"))).containsExactly("lat out-of-range");
    }

    @Test
    void answers_to_questions_are_texts_numbers_or_arrays() {
        assertThat(read(GOOD + ",\"attributes\":{\"a\":\"x\",\"b\":1.50,\"c\":[\"y\",\"z\"],\"d\":null}")
                        .attributes())
                .isEqualTo(Map.of("a", List.of("x"), "b", List.of("1.50"), "c", List.of("y", "z")));
        assertThat(read(GOOD + ",\"attributes\":null").attributes()).isEmpty();
        assertThat(refused(GOOD + ",\"attributes\":[]")).containsExactly("attributes not-an-object");
        assertThat(refused(GOOD + ",\"attributes\":{\"a\":{}}")).containsExactly("attributes.a not-text");
    }

    @Test
    void who_reports_may_say_so_in_forms_that_can_be_used() {
        assertThat(read(GOOD).reporter()).isEqualTo(Reporter.ANONYMOUS);
        assertThat(read(GOOD + ",\"reporter\":null").reporter()).isEqualTo(Reporter.ANONYMOUS);
        assertThat(read(GOOD + ",\"reporter\":{\"email\":\"\",\"phone\":null}").reporter())
                .isEqualTo(Reporter.ANONYMOUS);
        assertThat(read(GOOD + ",\"reporter\":{\"phone\":\"0812-3456-7890\",\"firstName\":\" Budi \"}")
                        .reporter())
                .isEqualTo(new Reporter(
                        null, Contact.of(ContactKind.PHONE, "+6281234567890").orElseThrow(), "Budi", null));
        assertThat(refused(GOOD + ",\"reporter\":[]")).containsExactly("reporter not-an-object");
        assertThat(refused(GOOD + ",\"reporter\":{\"email\":\"budi\",\"phone\":\"112\",\"nik\":\"1\",\"lastName\":1}"))
                .containsExactlyInAnyOrder(
                        "reporter.email not-an-address",
                        "reporter.phone not-a-telephone-number",
                        "reporter.nik unknown",
                        "reporter.lastName not-text");
        assertThat(refused(GOOD + ",\"reporter\":{\"firstName\":\"" + "x".repeat(101) + "\"}"))
                .containsExactly("reporter.firstName too-long");
    }

    private static NewReportBody read(String members) {
        return NewReportBody.of(StrictJson.read(("{" + members + "}").getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> refused(String members) {
        return catchThrowableOfType(RefusedRequest.class, () -> read(members)).mistakes().stream()
                .map(mistake -> mistake.name() + " " + mistake.key())
                .toList();
    }
}
