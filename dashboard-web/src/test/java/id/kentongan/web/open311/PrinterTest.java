package id.kentongan.web.open311;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrinterTest {

    private static final Document RECEIPT = new Document(
            "service_requests",
            new Node.Items(
                    "request",
                    List.of(Node.fields()
                            .and("service_request_id", "293944")
                            .and("service_notice", "Terima kasih <b> & \"salam\"")
                            .and("account_id", (String) null))));

    @Test
    void xml_is_the_example_of_the_specification_byte_by_byte() {
        assertThat(xml(RECEIPT))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"utf-8\"?>"
                        + "<service_requests><request><service_request_id>293944</service_request_id>"
                        + "<service_notice>Terima kasih &lt;b&gt; &amp; \"salam\"</service_notice>"
                        + "<account_id/></request></service_requests>");
    }

    @Test
    void json_has_a_bare_array_strings_for_ids_and_null_for_empty() {
        assertThat(json(RECEIPT))
                .isEqualTo("[{\"service_request_id\":\"293944\","
                        + "\"service_notice\":\"Terima kasih <b> & \\\"salam\\\"\",\"account_id\":null}]");
    }

    @Test
    void a_definition_without_attributes_has_an_empty_array() {
        Document definition = new Document(
                "service_definition",
                Node.fields().and("service_code", "001").and("attributes", new Node.Items("attribute", List.of())));

        assertThat(json(definition)).isEqualTo("{\"service_code\":\"001\",\"attributes\":[]}");
        assertThat(xml(definition))
                .endsWith("<service_definition><service_code>001</service_code><attributes/></service_definition>");
    }

    @Test
    void truth_is_a_boolean_and_a_list_of_words_is_an_array() {
        Document document = new Document(
                "discovery",
                Node.fields()
                        .and("metadata", new Node.Truth(false))
                        .and("formats", new Node.Items("format", List.of(Node.text("text/xml"), Node.text("a")))));

        assertThat(json(document)).isEqualTo("{\"metadata\":false,\"formats\":[\"text/xml\",\"a\"]}");
        assertThat(xml(document))
                .endsWith("<discovery><metadata>false</metadata>"
                        + "<formats><format>text/xml</format><format>a</format></formats></discovery>");
    }

    @Test
    void an_empty_list_is_an_empty_array_and_an_empty_root() {
        Document none = new Document("services", new Node.Items("service", List.of()));

        assertThat(json(none)).isEqualTo("[]");
        assertThat(xml(none)).isEqualTo("<?xml version=\"1.0\" encoding=\"utf-8\"?><services/>");
    }

    @ParameterizedTest
    @CsvSource({
        "-6.169800, -6.1698",
        "106.951492, 106.951492",
        "110, 110",
        "0.0000001, 0",
        "0.000001, 0.000001",
        "-6.12345678, -6.123457"
    })
    void degrees_are_plain_decimals_in_both_forms(double degrees, String printed) {
        Document document = new Document("lat", Node.number(degrees));

        assertThat(json(new Document("x", Node.fields().and("lat", document.root()))))
                .isEqualTo("{\"lat\":" + printed + "}");
        assertThat(xml(document)).endsWith("<lat>" + printed + "</lat>");
    }

    @Test
    void no_number_is_null_and_an_empty_element() {
        Document document = new Document("request", Node.fields().and("lat", Node.number((Double) null)));

        assertThat(json(document)).isEqualTo("{\"lat\":null}");
        assertThat(xml(document)).endsWith("<request><lat/></request>");
    }

    @Test
    void both_forms_say_the_same_whatever_the_text_holds() throws Exception {
        String nasty = "a\u0000b\u001Bc\uFFFEd\uD800e\r\nf\rg\th \uD83C\uDF0A ]]> <!-- & ' \u0085 \u2028";
        Document document = new Document("request", Node.fields().and("description", nasty));

        String fromJson;
        try (JsonReader reader = Json.createReader(new StringReader(json(document)))) {
            fromJson = reader.readObject().getString("description");
        }
        String fromXml = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Format.XML.print(document)))
                .getElementsByTagName("description")
                .item(0)
                .getTextContent();

        assertThat(fromXml)
                .isEqualTo(fromJson)
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\nf\ng\th \uD83C\uDF0A ]]> <!-- & ' \u0085 \u2028");
    }

    @Test
    void errors_have_the_shape_of_the_specification() {
        Document errors = Refused.describe(
                List.of(Refusal.forbidden("missing-key"), Refusal.invalid("missing", "service_code")),
                Texts.in(Texts.ENGLISH));

        assertThat(json(errors))
                .isEqualTo("[{\"code\":403,\"description\":\"The parameter api_key is required.\"},"
                        + "{\"code\":400,\"description\":\"The parameter service_code is required.\"}]");
        assertThat(xml(errors))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"utf-8\"?><errors>"
                        + "<error><code>403</code><description>The parameter api_key is required.</description></error>"
                        + "<error><code>400</code><description>The parameter service_code is required.</description>"
                        + "</error></errors>");
    }

    private static String xml(Document document) {
        return new String(Format.XML.print(document), StandardCharsets.UTF_8);
    }

    private static String json(Document document) {
        return new String(Format.JSON.print(document), StandardCharsets.UTF_8);
    }
}
