package id.kentongan.web.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {

    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final FormBody FORM = new FormBody(1000, 5000);

    @Test
    void a_form_is_read_as_utf_8() {
        Parameters form = url("description=Banjir%20%F0%9F%8C%8A+di+jalan&lat=-6.1&empty=&blank=+&flag");

        assertThat(form.single("description")).contains("Banjir \uD83C\uDF0A di jalan");
        assertThat(form.single("lat")).contains("-6.1");
        assertThat(form.asMap()).containsOnlyKeys("description", "lat");
    }

    @Test
    void raw_utf_8_bytes_are_read_too() {
        byte[] raw = "description=café".getBytes(StandardCharsets.UTF_8);

        assertThat(FORM.read(new ByteArrayInputStream(raw), URL_ENCODED, raw.length)
                        .single("description"))
                .contains("café");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded; charset=utf-8",
                "APPLICATION/X-WWW-FORM-URLENCODED;charset=\"UTF-8\"",
                "application/x-www-form-urlencoded ; x=1"
            })
    void the_media_type_may_have_parameters(String contentType) {
        assertThat(FORM.read(stream("a=1"), contentType, -1).single("a")).contains("1");
    }

    @Test
    void the_same_argument_in_query_and_body_counts_once() {
        Parameters both =
                Parameters.parse("jurisdiction_id=jakarta.go.id&x=1").and(url("jurisdiction_id=jakarta.go.id&x=2"));

        assertThat(both.single("jurisdiction_id")).contains("jakarta.go.id");
        assertThat(key(() -> both.single("x"))).isEqualTo("repeated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%2", "a=%zz", "a=%C3%28", "a=%ED%A0%80", "a=%FF", "%=1", "a=%-1"})
    void broken_escapes_and_broken_utf_8_are_refused(String body) {
        assertThat(key(() -> url(body))).isIn("broken-escape", "not-utf-8");
    }

    @Test
    void a_body_stops_being_read_at_its_bound_whatever_it_declares() {
        String large = "description=" + "x".repeat(5000);

        assertThat(status(() -> FORM.read(stream(large), URL_ENCODED, -1))).isEqualTo(413);
        assertThat(status(() -> FORM.read(InputStream.nullInputStream(), URL_ENCODED, 1001)))
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/mixed; boundary=x", "", "nonsense"})
    void other_media_types_are_refused(String contentType) {
        assertThat(status(() -> FORM.read(stream("{}"), contentType, 2))).isEqualTo(415);
    }

    @Test
    void other_charsets_are_refused() {
        assertThat(status(() -> FORM.read(stream("a=1"), URL_ENCODED + "; charset=iso-8859-1", 3)))
                .isEqualTo(415);
    }

    @Test
    void without_a_body_everything_is_in_the_query() {
        assertThat(FORM.read(InputStream.nullInputStream(), null, 0).asMap()).isEmpty();
    }

    @Test
    void too_many_arguments_are_refused() {
        assertThat(key(() -> Parameters.parse("a=1&".repeat(201)))).isEqualTo("too-many-parameters");
        assertThat(key(() -> Parameters.parse("n".repeat(201) + "=1"))).isEqualTo("parameter-name-too-long");
    }

    @Test
    void multipart_fields_are_kept_and_files_are_read_past() {
        String body = "preamble\r\n--B\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\n"
                + "Banjir\r\n--Bukan batas\r\n-\r\n--\uD83C\uDF0A\r\n"
                + "--B\r\ncontent-disposition: form-data; name=lat\r\nContent-Type: text/plain\r\n\r\n-6.1\r\n"
                + "--B\r\nContent-Disposition: form-data; name=\"photo1\"; filename=\"a\\\"b.jpg\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\n" + "\u0001\r\n-".repeat(700) + "\r\n"
                + "--B\r\nContent-Disposition: form-data; name=\"photo2\"; filename=\"\"\r\n\r\n\r\n"
                + "--B--\r\nepilogue";

        Parameters form = multipart(body.replace("--Bukan", "--bukan"));

        assertThat(form.single("description")).contains("Banjir\r\n--bukan batas\r\n-\r\n--\uD83C\uDF0A");
        assertThat(form.single("lat")).contains("-6.1");
        assertThat(form.all(MultipartForm.FILE)).containsExactly("a\"b.jpg");
    }

    @Test
    void a_form_that_begins_with_its_delimiter_is_read() {
        assertThat(multipart("--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B--")
                        .single("a"))
                .contains("1");
    }

    @Test
    void any_content_survives_the_search_for_the_delimiter() {
        Random random = new Random(311);
        String alphabet = "\r\n-BaB\r\n--";
        for (int round = 0; round < 2000; round++) {
            StringBuilder value = new StringBuilder("x");
            for (int i = random.nextInt(40); i > 0; i--) {
                value.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String content = value.toString().replace("\r\n--BaB", "") + "x";
            if (content.contains("\r\n--BaB")) {
                continue;
            }
            String body = "--BaB\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + content + "\r\n--BaB--";
            assertThat(FORM.read(stream(body), "multipart/form-data; boundary=BaB", -1)
                            .single("a"))
                    .contains(content);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "--B",
                "--B\r\n",
                "--B\r\nContent-Disposition: form-data; name=\"a\"",
                "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1",
                "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--Bx",
                "--B\r\nContent-Type: text/plain\r\n\r\n1\r\n--B--"
            })
    void a_broken_multipart_body_is_refused(String body) {
        assertThat(key(() -> multipart(body))).isEqualTo("multipart-broken");
    }

    @Test
    void multipart_has_bounds_of_its_own() {
        String field = "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + "x".repeat(1001) + "\r\n--B--";
        String file = "--B\r\nContent-Disposition: form-data; name=\"a\"; filename=\"f\"\r\n\r\n" + "x".repeat(5001);
        String header = "--B\r\nX: " + "x".repeat(4900);

        assertThat(status(() -> multipart(field))).isEqualTo(413);
        assertThat(status(() -> multipart(file))).isEqualTo(413);
        assertThat(status(() -> multipart(header))).isEqualTo(400);
        assertThat(key(() -> FORM.read(stream(field), "multipart/form-data", -1)))
                .isEqualTo("multipart-boundary");
    }

    private static Parameters url(String body) {
        return FORM.read(stream(body), URL_ENCODED, body.length());
    }

    private static Parameters multipart(String body) {
        return FORM.read(stream(body), "multipart/form-data; boundary=\"B\"", -1);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(Runnable reading) {
        return catchThrowableOfType(Refused.class, reading::run)
                .refusals()
                .get(0)
                .key();
    }

    private static int status(Runnable reading) {
        return catchThrowableOfType(Refused.class, reading::run).status();
    }
}
