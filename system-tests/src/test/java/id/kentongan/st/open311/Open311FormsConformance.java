package id.kentongan.st.open311;

import static id.kentongan.st.open311.City.JURISDICTION;
import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.open311.City.Answer;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What holds for every address that is read: two forms with one content, browsers, caches. */
class Open311FormsConformance extends Open311Suite {

    @ParameterizedTest
    @ValueSource(strings = {"discovery", "services", "services/banjir", "services/kemacetan", "services/sampah"})
    void xml_and_json_say_the_same(String path) {
        JsonValue json = city.get(path + ".json?" + JURISDICTION).json();
        Element xml = city.get(path + ".xml?" + JURISDICTION).xml();

        assertThat(xml.hasAttributes()).isFalse();
        assertSame(xml, json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "discovery.xml",
                "requests.json?page_size=1&" + JURISDICTION,
                "services.json?" + JURISDICTION,
                "services/banjir.xml?" + JURISDICTION,
                "services.json",
                "nothing.xml"
            })
    void whatever_is_read_may_be_read_from_any_page(String path) {
        assertThat(city.get(path, "Origin", "https://example.org").header("Access-Control-Allow-Origin"))
                .isEqualTo("*");
    }

    /** The browser's question before a request with headers of its own; who would file from a page is told no. */
    @Test
    void a_browser_that_asks_first_may_read_but_not_file() {
        Answer asked = city.method(
                "OPTIONS",
                "requests.json?" + JURISDICTION,
                "Origin",
                "https://example.org",
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "if-none-match");

        assertThat(asked.status()).isEqualTo(204);
        assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(asked.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
        assertThat(asked.header("Access-Control-Allow-Headers")).containsIgnoringCase("If-None-Match");
        assertThat(city.file("json", "").header("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "discovery.xml",
                "services.json?" + JURISDICTION,
                "services/banjir.json?" + JURISDICTION,
                "requests.xml?service_request_id=JKT-2611-00000-00000&" + JURISDICTION
            })
    void what_did_not_change_is_not_sent_again(String path) {
        Answer first = city.get(path);
        String tag = first.header("ETag");

        assertThat(tag).isNotEmpty();
        assertThat(first.header("Cache-Control")).isIn("public, max-age=60", "no-cache");
        assertThat(first.header("Vary")).contains("Accept-Language");
        assertThat(city.get(path, "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(city.get(path, "If-None-Match", "W/\"another\"").status()).isEqualTo(200);
    }

    @Test
    void a_receipt_with_its_secret_is_never_kept() {
        assertThat(city.file("json", "").header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"discovery.xml", "services.json?" + JURISDICTION, "requests.json?page_size=2&" + JURISDICTION})
    void head_answers_as_get_without_a_body(String path) {
        Answer head = city.method("HEAD", path);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.response().body()).isEmpty();
        assertThat(head.header("Content-Type").replace(" ", ""))
                .isEqualToIgnoringCase(city.get(path).header("Content-Type").replace(" ", ""));
    }
}
