package id.kentongan.web.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.ContactKind;
import id.kentongan.core.vault.entity.Reporter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SubmissionTest {

    private static final String GOOD = "service_code=banjir&lat=-6.1754&long=106.8272";

    @Test
    void the_least_that_is_needed_is_a_service_and_a_place() {
        assertThat(read(GOOD))
                .isEqualTo(new Submission(
                        "banjir", -6.1754, 106.8272, null, "", Map.of(), Reporter.ANONYMOUS, List.of(), false));
    }

    @Test
    void everything_that_clients_send_is_understood() {
        Submission submission = read(GOOD
                + "&description=Banjir%0D%0Asetinggi+lutut%0D!&address_string=Jl.+Merdeka+1&address_id=7"
                + "&email=budi%40example.org&first_name=Budi&last_name=S&phone=0812&device_id=d&account_id=a"
                + "&media_url=https%3A%2F%2Fexample.org%2F1.jpg&media_url=https%3A%2F%2Fexample.org%2F2.jpg"
                + "&attribute[title]=x&attribute[color][]=a&attribute[color][]=b&requested_datetime=now&unknown=1");

        assertThat(submission)
                .isEqualTo(new Submission(
                        "banjir",
                        -6.1754,
                        106.8272,
                        "Jl. Merdeka 1",
                        "Banjir\nsetinggi lutut\n!",
                        Map.of("color", List.of("a", "b")),
                        new Reporter(
                                Contact.of(ContactKind.E_MAIL, "budi@example.org")
                                        .orElseThrow(),
                                null,
                                "Budi",
                                "S"),
                        List.of("phone", "device_id", "account_id"),
                        true));
        assertThat(submission.toString()).doesNotContain("budi").doesNotContain("0812");
    }

    @Test
    void a_contact_that_is_none_refuses_no_report() {
        Submission submission = read(GOOD + "&email=budi&phone=+&first_name=" + "x".repeat(101) + "&last_name=%20");

        assertThat(submission.reporter()).isEqualTo(Reporter.ANONYMOUS);
        assertThat(submission.dropped()).containsExactly("email", "first_name");
    }

    @Test
    void a_text_of_the_full_length_is_accepted_in_any_script() {
        assertThat(read(GOOD + "&description=" + "%F0%9F%8C%8A".repeat(4000)).description())
                .hasSize(8000);
    }

    static Stream<Arguments> bad() {
        String place = "&lat=-6.1754&long=106.8272";
        String service = "service_code=banjir";
        return Stream.of(
                // missing
                bad("", "missing", "missing-place"),
                bad("lat=&long=&service_code=", "missing", "missing-place"),
                bad(service, "missing-place"),
                bad(place, "missing"),
                bad("service_code=%20" + place, "missing"),
                bad(service + "&lat=-6.1", "missing"),
                bad(service + "&long=106.8", "missing"),
                bad(service + "&lat=-6.1&lon=106.8", "missing"),
                bad(service + "&lat=%20&long=106.8", "missing"),
                bad(service + "&address_string=Jl.+Merdeka", "address-alone"),
                bad(service + "&address_id=12", "address-alone"),
                bad("address_string=Jl.+Merdeka", "missing", "address-alone"),
                // numbers
                bad(service + "&lat=NaN&long=106.8", "not-a-number"),
                bad(service + "&lat=-6.1&long=NaN", "not-a-number"),
                bad(service + "&lat=Infinity&long=-Infinity", "not-a-number", "not-a-number"),
                bad(service + "&lat=1e400&long=106.8", "not-a-number"),
                bad(service + "&lat=1e2&long=106.8", "not-a-number"),
                bad(service + "&lat=0x1p3&long=106.8", "not-a-number"),
                bad(service + "&lat=-6,1754&long=106.8", "not-a-number"),
                bad(service + "&lat=-6.1.7&long=106.8", "not-a-number"),
                bad(service + "&lat=--6&long=106.8", "not-a-number"),
                bad(service + "&lat=-6.&long=106.8", "not-a-number"),
                bad(service + "&lat=.5&long=106.8", "not-a-number"),
                bad(service + "&lat=6%C2%B010'S&long=106.8", "not-a-number"),
                bad(service + "&lat=selatan&long=106.8", "not-a-number"),
                bad(service + "&lat=-6.1f&long=106.8", "not-a-number"),
                bad(service + "&lat=-6.1d&long=106.8", "not-a-number"),
                bad(service + "&lat=%D9%A6&long=106.8", "not-a-number"),
                bad(service + "&lat=null&long=undefined", "not-a-number", "not-a-number"),
                bad(service + "&lat=-6.175400000000000000000000001&long=106.8", "not-a-number"),
                bad(service + "&lat=1234&long=106.8", "not-a-number"),
                bad(service + "&lat=91&long=106.8", "out-of-range"),
                bad(service + "&lat=-90.0001&long=106.8", "out-of-range"),
                bad(service + "&lat=106.8&long=-6.1", "out-of-range"),
                bad(service + "&lat=-6.1&long=180.1", "out-of-range"),
                bad(service + "&lat=-6.1&long=-181", "out-of-range"),
                bad(service + "&lat=999&long=999", "out-of-range", "out-of-range"),
                // too long
                bad(GOOD + "&description=" + "x".repeat(4001), "too-long"),
                bad(GOOD + "&description=" + "%F0%9F%8C%8A".repeat(4001), "too-long"),
                bad(GOOD + "&address_string=" + "x".repeat(401), "too-long"),
                bad("service_code=" + "x".repeat(61) + place, "too-long"),
                bad(GOOD + "&email=" + "x".repeat(4001), "too-long"),
                bad(GOOD + "&media_url=" + "x".repeat(4001), "too-long"),
                bad(GOOD + "&attribute[a]=" + "x".repeat(4001), "too-long"),
                bad(GOOD + "&anything=" + "x".repeat(4001), "too-long"),
                // characters
                bad(GOOD + "&description=a%00b", "control-characters"),
                bad(GOOD + "&description=a%1Bb", "control-characters"),
                bad(GOOD + "&description=a%07b", "control-characters"),
                bad(GOOD + "&description=a%7Fb", "control-characters"),
                bad(GOOD + "&description=a%C2%85b", "control-characters"),
                bad(GOOD + "&description=a%EF%BF%BEb", "control-characters"),
                bad(GOOD + "&description=a%EF%BF%BFb", "control-characters"),
                bad(GOOD + "&address_string=a%0Ab", "control-characters"),
                bad(GOOD + "&address_string=a%00b", "control-characters"),
                bad("service_code=ban%00jir" + place, "control-characters"),
                bad("service_code=ban%0Ajir" + place, "control-characters"),
                bad(GOOD + "&email=a%0D%0AX-Header:%20b", "control-characters"),
                bad(GOOD + "&phone=%00", "control-characters"),
                bad(GOOD + "&attribute[%00]=1", "control-characters"),
                bad(GOOD + "&a%0Ab=1", "control-characters"),
                bad(service + "&lat=-6.1%00&long=106.8", "control-characters", "not-a-number"),
                // repeated
                bad(GOOD + "&lat=-6.2", "repeated"),
                bad(GOOD + "&long=106.8272", "repeated"),
                bad(GOOD + "&service_code=macet", "repeated"),
                bad(GOOD + "&description=a&description=b", "repeated"),
                bad(GOOD + "&description=a&description=a", "repeated"),
                bad(GOOD + "&address_string=a&address_string=b", "repeated"),
                bad(GOOD + "&email=a&email=b", "repeated"),
                bad(GOOD + "&lat=1&long=2", "repeated", "repeated"),
                // several at once
                bad(
                        "lat=NaN&long=200&description=a%00b",
                        "control-characters", "missing", "not-a-number", "out-of-range"));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource
    void bad(String form, List<String> reasons) {
        Refused refused = catchThrowableOfType(Refused.class, () -> read(form));

        assertThat(refused).isNotNull();
        assertThat(refused.refusals()).extracting(Refusal::key).containsExactlyElementsOf(reasons);
        assertThat(refused.refusals()).allMatch(refusal -> refusal.status() == 400 && refusal.code() == 400);
        for (Texts texts : List.of(Texts.in(Texts.INDONESIAN), Texts.in(Texts.ENGLISH))) {
            String printed = new String(Format.JSON.print(refused.describe(texts)), StandardCharsets.UTF_8);
            assertThat(printed).startsWith("[{\"code\":400,\"description\":\"").doesNotContain("\\u0000");
        }
    }

    @Test
    void a_name_cannot_smuggle_text_into_the_answer() {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> read(GOOD + "&" + URLEncoder.encode("{0}\u202E", StandardCharsets.UTF_8) + "=1"));

        assertThat(new String(Format.JSON.print(refused.describe(Texts.in(Texts.ENGLISH))), StandardCharsets.UTF_8))
                .contains("{0}? holds control characters");
    }

    private static Arguments bad(String form, String... reasons) {
        return Arguments.of(form, List.of(reasons));
    }

    private static Submission read(String form) {
        return Submission.of(Parameters.parse(form));
    }
}
