package id.kentongan.st.open311;

import static id.kentongan.st.open311.City.JURISDICTION;
import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.open311.City.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and in which words. */
class Open311RefusalsConformance extends Open311Suite {

    static Stream<Arguments> refused() {
        String known = "&" + JURISDICTION;
        String good = known + "&service_code=banjir&lat=-6.1754&long=106.8272";
        String at = "&service_code=banjir";
        List<Arguments> table = new ArrayList<>();
        Map.ofEntries(
                        // the key and the jurisdiction
                        Map.entry("", 400),
                        Map.entry("&jurisdiction_id=", 400),
                        Map.entry("&jurisdiction_id=atlantis.go.id", 404),
                        Map.entry("&jurisdiction_id=%00", 404),
                        Map.entry(known + "&jurisdiction_id=x", 400),
                        Map.entry("&api_key=twice" + good, 400),
                        // the service
                        Map.entry(known + "&lat=-6.1754&long=106.8272", 400),
                        Map.entry(known + "&service_code=&lat=-6.1754&long=106.8272", 400),
                        Map.entry(known + "&service_code=nothing&lat=-6.1754&long=106.8272", 404),
                        Map.entry(known + "&service_code=%27%3B--&lat=-6.1754&long=106.8272", 404),
                        Map.entry(known + "&service_code=ban%00jir&lat=-6.1754&long=106.8272", 400),
                        Map.entry(known + "&service_code=" + "x".repeat(61) + "&lat=-6.1754&long=106.8272", 400),
                        Map.entry(good + "&service_code=banjir", 400),
                        // the place
                        Map.entry(known + at, 400),
                        Map.entry(known + at + "&lat=-6.1754", 400),
                        Map.entry(known + at + "&long=106.8272", 400),
                        Map.entry(known + at + "&address_string=Jl.+Merdeka+1", 400),
                        Map.entry(known + at + "&address_id=1", 400),
                        Map.entry(known + at + "&lat=NaN&long=106.8", 400),
                        Map.entry(known + at + "&lat=Infinity&long=-Infinity", 400),
                        Map.entry(known + at + "&lat=1e400&long=106.8", 400),
                        Map.entry(known + at + "&lat=-6,1754&long=106,8272", 400),
                        Map.entry(known + at + "&lat=0x10&long=106.8", 400),
                        Map.entry(known + at + "&lat=91&long=106.8", 400),
                        Map.entry(known + at + "&lat=106.8272&long=-6.1754", 400),
                        Map.entry(known + at + "&lat=-6.1&long=181", 400),
                        Map.entry(known + at + "&lat=0&long=0", 400),
                        Map.entry(known + at + "&lat=90&long=180", 400),
                        Map.entry(known + at + "&lat=-90&long=-180", 400),
                        Map.entry(known + at + "&lat=-5.5&long=106.8", 400),
                        Map.entry(good + "&lat=-6.2", 400),
                        // texts
                        Map.entry(good + "&description=" + "x".repeat(4001), 400),
                        Map.entry(good + "&description=a&description=b", 400),
                        Map.entry(good + "&description=a%00b", 400),
                        Map.entry(good + "&description=a%08b", 400),
                        Map.entry(good + "&description=a%1B[31mb", 400),
                        Map.entry(good + "&description=%EF%BF%BF", 400),
                        Map.entry(good + "&description=%C3%28", 400),
                        Map.entry(good + "&description=%ED%A0%80", 400),
                        Map.entry(good + "&description=%zz", 400),
                        Map.entry(good + "&description=%", 400),
                        Map.entry(good + "&address_string=" + "x".repeat(401), 400),
                        Map.entry(good + "&address_string=a%0Ab", 400),
                        Map.entry(good + "&email=a&email=b", 400),
                        Map.entry(good + "&phone=%00", 400),
                        Map.entry(good + "&media_url=" + "x".repeat(4001), 400),
                        Map.entry(good + "&" + "n".repeat(201) + "=1", 400),
                        Map.entry(good + "&x=1".repeat(201), 400),
                        Map.entry(good + "&description=" + "%41".repeat(60_000), 413))
                .forEach((form, status) -> table.add(Arguments.of(form, status)));
        return table.stream();
    }

    @ParameterizedTest(name = "[{index}] {1}")
    @MethodSource("refused")
    void a_bad_report_is_refused_in_both_forms(String form, int status) {
        String key = city.good().split("&", 2)[0];
        for (String format : List.of("json", "xml")) {
            assertRefused(city.post("requests." + format, key + form), status, format);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api_key=", "api_key=wrong", "api_key=%00", "api_key=%27+or+1%3D1"})
    void a_missing_or_wrong_key_is_403(String key) {
        String rest = city.good().split("&", 2)[1];
        assertRefused(city.post("requests.json", key + "&" + rest), 403, "json");
        assertRefused(city.post("requests.xml", key + "&" + rest), 403, "xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "with_underscore",
                "a b c d e f",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void an_odd_idempotency_key_is_refused(String key) {
        assertRefused(city.file("json", "", "Idempotency-Key", key), 400, "json");
    }

    @Test
    void several_mistakes_are_told_at_once() {
        Answer refused = city.post(
                "requests.json",
                city.good().split("&", 2)[0] + "&" + JURISDICTION + "&lat=NaN&long=999&description=%07");

        assertThat(refused.array()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/xml",
                "text/plain",
                "application/x-www-form-urlencoded; charset=iso-8859-1"
            })
    void another_kind_of_body_is_415(String type) {
        assertRefused(city.body("requests.json", "a=1", type), 415, "json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=B",
                "multipart/form-data; boundary=\"B",
                "garbage;;="
            })
    void a_broken_multipart_form_is_400(String type) {
        assertRefused(city.body("requests.json", "--B\r\nnothing", type), 400, "json");
    }

    @Test
    void a_form_of_ten_megabytes_is_413() {
        assertRefused(city.file("json", "&description=" + "x".repeat(10 << 20)), 413, "json");
    }

    static Stream<Arguments> unknown() {
        return Stream.of(
                Arguments.of("services.json", 400),
                Arguments.of("services.xml?jurisdiction_id=", 400),
                Arguments.of("services.json?jurisdiction_id=atlantis.go.id", 404),
                Arguments.of("services/nothing.json?" + JURISDICTION, 404),
                Arguments.of("services/banjir.xml", 400),
                Arguments.of("services/banjir.xml?jurisdiction_id=x", 404),
                Arguments.of("services.yaml?" + JURISDICTION, 404),
                Arguments.of("services?" + JURISDICTION, 404),
                Arguments.of("discovery.txt", 404),
                Arguments.of("nothing.json", 404),
                Arguments.of("", 404),
                Arguments.of("requests/JKT-2611-00000-00000.json?" + JURISDICTION, 404),
                Arguments.of("requests/JKT-2611-00000-00000.xml", 400),
                Arguments.of("requests/1.json?" + JURISDICTION, 404),
                Arguments.of("requests/%27%20or%201=1.json?" + JURISDICTION, 404),
                Arguments.of("requests/" + "x".repeat(500) + ".xml?" + JURISDICTION, 404));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void what_does_not_exist_is_told_in_the_form_of_the_address(String path, int status) {
        assertRefused(city.get(path), status, path.contains(".json") ? "json" : "xml");
    }

    @Test
    void another_jurisdiction_does_not_know_the_report() {
        String id = city.file("json", "").first().getString("service_request_id");

        assertRefused(city.get("requests/" + id + ".json?jurisdiction_id=kupangkota.go.id"), 404, "json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void other_methods_are_405(String method) {
        Answer refused = city.method(method, "services.json?" + JURISDICTION);

        assertRefused(refused, 405, "json");
        assertThat(refused.header("Allow")).contains("GET");
    }
}
