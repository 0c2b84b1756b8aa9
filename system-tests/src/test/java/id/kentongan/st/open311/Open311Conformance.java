package id.kentongan.st.open311;

import static id.kentongan.st.open311.City.JURISDICTION;
import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.open311.City.Answer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Every line of GeoReport v2 that is implemented, against any started form of the program. */
@ExtendWith(StartedCity.class)
class Open311Conformance {

    private static final String DATE = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)";

    private static City city;

    @BeforeAll
    static void find(City started) {
        city = started;
    }

    // ------------------------------------------------------------- service discovery

    @Test
    void discovery_has_every_field_and_two_endpoints() {
        JsonObject discovery = (JsonObject) city.get("discovery.json").json();

        assertThat(discovery.keySet()).containsExactly("changeset", "contact", "key_service", "endpoints");
        assertThat(OffsetDateTime.parse(discovery.getString("changeset"))).isBefore(OffsetDateTime.now());
        assertThat(discovery.getString("changeset")).matches(DATE);
        JsonArray endpoints = discovery.getJsonArray("endpoints");
        assertThat(endpoints.getValuesAs(JsonObject.class))
                .extracting(endpoint -> endpoint.getString("type"))
                .containsExactly("production", "test");
        for (JsonObject endpoint : endpoints.getValuesAs(JsonObject.class)) {
            assertThat(endpoint.keySet()).containsExactly("specification", "url", "changeset", "type", "formats");
            assertThat(endpoint.getString("specification")).isEqualTo("http://wiki.open311.org/GeoReport_v2");
            assertThat(endpoint.getString("url")).endsWith("/open311/v2");
            assertThat(endpoint.getJsonArray("formats").getValuesAs(JsonString.class))
                    .extracting(JsonString::getString)
                    .containsExactly("text/xml", "application/json");
        }
    }

    // ------------------------------------------------------------- services

    @Test
    void services_have_every_field_in_its_type() {
        for (JsonObject service :
                city.get("services.json?" + JURISDICTION).array().getValuesAs(JsonObject.class)) {
            assertThat(service.keySet())
                    .containsExactly(
                            "service_code", "service_name", "description", "metadata", "type", "keywords", "group");
            assertThat(service.getString("service_code")).isNotBlank();
            assertThat(service.getString("service_name")).isNotBlank();
            assertThat(service.getString("description")).isNotBlank();
            assertThat(service.get("metadata").getValueType())
                    .isIn(JsonValue.ValueType.TRUE, JsonValue.ValueType.FALSE);
            assertThat(service.getString("type")).isIn("realtime", "batch", "blackbox");
            assertThat(service.get("keywords").toString().split("\"|,"))
                    .doesNotContain("private", "inactive", "staff", "waste_only");
        }
    }

    @Test
    void a_definition_is_one_object_with_its_attributes() {
        JsonObject definition =
                (JsonObject) city.get("services/banjir.json?" + JURISDICTION).json();

        assertThat(definition.keySet()).containsExactly("service_code", "attributes");
        assertThat(definition.getString("service_code")).isEqualTo("banjir");
        List<JsonObject> attributes = definition.getJsonArray("attributes").getValuesAs(JsonObject.class);
        Set<Integer> orders = new HashSet<>();
        for (JsonObject attribute : attributes) {
            List<String> fields = new ArrayList<>(List.of(
                    "variable", "code", "datatype", "required", "datatype_description", "order", "description"));
            boolean list = attribute.getString("datatype").endsWith("valuelist");
            if (list) {
                fields.add("values");
            }
            assertThat(attribute.keySet()).containsExactlyElementsOf(fields);
            attribute.getBoolean("variable");
            attribute.getBoolean("required");
            assertThat(attribute.getString("datatype"))
                    .isIn("string", "number", "datetime", "text", "singlevaluelist", "multivaluelist");
            assertThat(attribute.getInt("order")).isPositive();
            assertThat(orders.add(attribute.getInt("order")))
                    .as("order is unique")
                    .isTrue();
            if (list) {
                for (JsonObject value : attribute.getJsonArray("values").getValuesAs(JsonObject.class)) {
                    assertThat(value.keySet()).containsExactly("key", "name");
                    assertThat(value.getString("key")).isNotBlank();
                    assertThat(value.getString("name")).isNotBlank();
                }
            }
        }
        assertThat(attributes)
                .extracting(attribute -> attribute.getString("code"))
                .startsWith("tinggi-air");
    }

    @Test
    void a_service_that_asks_nothing_has_an_empty_definition() {
        JsonObject service = city.get("services.json?" + JURISDICTION).array().getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("service_code").equals("kemacetan"))
                .findFirst()
                .orElseThrow();
        JsonObject definition =
                (JsonObject) city.get("services/kemacetan.json?" + JURISDICTION).json();

        assertThat(service.getBoolean("metadata")).isFalse();
        assertThat(definition.getJsonArray("attributes")).isEmpty();
    }

    @Test
    void names_come_in_the_language_of_the_request() {
        assertThat(city.get("services.json?" + JURISDICTION, "Accept-Language", "en-GB, id;q=0.5")
                        .text())
                .contains("\"Flood\"");
        assertThat(city.get("services.json?" + JURISDICTION).text()).contains("\"Bencana banjir\"");
    }

    // ------------------------------------------------------------- both forms

    @ParameterizedTest
    @ValueSource(strings = {"discovery", "services", "services/banjir", "services/kemacetan", "services/sampah"})
    void xml_and_json_say_the_same(String path) {
        JsonValue json = city.get(path + ".json?" + JURISDICTION).json();
        Element xml = city.get(path + ".xml?" + JURISDICTION).xml();

        assertThat(xml.hasAttributes()).isFalse();
        assertSame(xml, json);
    }

    private static void assertSame(Node xml, JsonValue json) {
        List<Element> children = children(xml);
        switch (json.getValueType()) {
            case OBJECT -> {
                assertThat(children)
                        .extracting(Element::getTagName)
                        .containsExactlyElementsOf(json.asJsonObject().keySet());
                children.forEach(child -> assertSame(child, json.asJsonObject().get(child.getTagName())));
            }
            case ARRAY -> {
                assertThat(children).hasSameSizeAs(json.asJsonArray());
                IntStream.range(0, children.size())
                        .forEach(i ->
                                assertSame(children.get(i), json.asJsonArray().get(i)));
            }
            case NULL -> assertThat(xml.hasChildNodes()).isFalse();
            case STRING -> assertThat(xml.getTextContent()).isEqualTo(((JsonString) json).getString());
            default -> assertThat(xml.getTextContent()).isEqualTo(json.toString());
        }
    }

    private static List<Element> children(Node parent) {
        return IntStream.range(0, parent.getChildNodes().getLength())
                .mapToObj(i -> parent.getChildNodes().item(i))
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
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

    // ------------------------------------------------------------- filing

    @Test
    void a_report_is_filed_and_read_again_in_both_forms() {
        Answer filed = city.file("json", "&description=Banjir%20%F0%9F%8C%8A%0D%0Aselutut");
        assertThat(filed.status()).as(filed.text()).isEqualTo(200);
        assertThat(filed.array()).hasSize(1);
        assertThat(filed.first().keySet()).containsExactly("service_request_id", "service_notice", "account_id");
        assertThat(filed.first().isNull("account_id")).isTrue();
        String id = filed.first().getString("service_request_id");

        JsonArray read = city.get("requests/" + id + ".json?" + JURISDICTION).array();
        assertThat(read).hasSize(1);
        JsonObject request = read.getJsonObject(0);
        assertThat(request.keySet())
                .containsExactly(
                        "service_request_id",
                        "status",
                        "status_notes",
                        "service_name",
                        "service_code",
                        "description",
                        "agency_responsible",
                        "service_notice",
                        "requested_datetime",
                        "updated_datetime",
                        "expected_datetime",
                        "address",
                        "address_id",
                        "zipcode",
                        "lat",
                        "long",
                        "media_url");
        assertThat(request.getString("service_request_id")).isEqualTo(id);
        assertThat(request.getString("status")).isEqualTo("open");
        assertThat(request.getString("service_code")).isEqualTo("banjir");
        assertThat(request.getString("agency_responsible")).isEqualTo("Kelurahan Gambir");
        assertThat(request.getString("requested_datetime")).matches(DATE).endsWith("+07:00");
        assertThat(request.getString("updated_datetime")).matches(DATE);
        assertSame(city.get("requests/" + id + ".xml?" + JURISDICTION).xml(), read);
    }

    @Test
    void nothing_unverified_is_public() {
        String id = city.file("json", "&description=rahasia&address_string=Jl.+Rahasia")
                .first()
                .getString("service_request_id");
        Answer read = city.get("requests/" + id + ".json?extensions=true&" + JURISDICTION);

        for (String hidden : List.of("description", "address", "lat", "long", "media_url")) {
            assertThat(read.first().isNull(hidden)).as(hidden).isTrue();
        }
        assertThat(read.text())
                .doesNotContainIgnoringCase("rahasia")
                .doesNotContain("106.8")
                .doesNotContain("6.17");
    }

    @Test
    void extensions_come_only_when_asked_for() {
        String id = city.file("json", "").first().getString("service_request_id");

        assertThat(city.get("requests/" + id + ".json?" + JURISDICTION).first())
                .doesNotContainKey("extended_attributes");
        JsonObject more = city.get("requests/" + id + ".json?extensions=true&" + JURISDICTION)
                .first()
                .getJsonObject("extended_attributes");
        assertThat(more.getString("area_code")).isEqualTo("31.71.01.1001");
        assertThat(more.getString("status")).isEqualTo("submitted");
    }

    @Test
    void personal_fields_and_media_are_dropped_and_the_notice_says_so() {
        String notice = city.file(
                        "xml",
                        "&email=budi%40example.org&first_name=Budi&last_name=Santoso&phone=0812"
                                + "&device_id=d&account_id=a&media_url=https%3A%2F%2Fexample.org%2F1.jpg",
                        "Accept-Language",
                        "en")
                .xmlText("service_notice");

        assertThat(notice)
                .contains("personal data")
                .contains("photo or media")
                .doesNotContain("Budi")
                .doesNotContain("example.org");
        assertThat(city.file("xml", "", "Accept-Language", "en").xmlText("service_notice"))
                .doesNotContain("personal data")
                .contains("Tracking code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&attribute[title]=x&attribute[description]=y&attribute[report_url]=z&attribute[fixmystreet_id]=1",
                "&requested_datetime=2017-02-20T02%3A36%3A00%2B07%3A00&extended_attributes=1",
                "&description=&email=&media_url=&address_id=",
                "&media_url[]=a&media_url[]=b"
            })
    void what_other_clients_send_beside_is_no_mistake(String more) {
        assertThat(city.file("xml", more).status()).isEqualTo(200);
    }

    @Test
    void the_jurisdiction_may_be_in_the_query_in_the_body_or_in_both() {
        String withoutIt = city.good().replace(JURISDICTION + "&", "");

        assertThat(city.post("requests.json?" + JURISDICTION, withoutIt).status())
                .isEqualTo(200);
        assertThat(city.post("requests.json?" + JURISDICTION, city.good()).status())
                .isEqualTo(200);
        assertThat(city.post("requests.json?" + city.good(), "").status()).isEqualTo(200);
        assertThat(city.post("requests.json?jurisdiction_id=kupangkota.go.id", city.good())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_multipart_form_with_photos_is_taken() {
        StringBuilder body = new StringBuilder();
        for (String pair : city.good().split("&")) {
            String[] field = pair.split("=", 2);
            body.append("--B\r\nContent-Disposition: form-data; name=\"" + field[0] + "\"\r\n\r\n" + field[1] + "\r\n");
        }
        body.append("--B\r\nContent-Disposition: form-data; name=\"photo1\"; filename=\"a.jpg\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\n" + "\u00FF\u00D8".repeat(100_000) + "\r\n--B--\r\n");

        Answer filed = city.body("requests.json", body.toString(), "multipart/form-data; boundary=B");
        assertThat(filed.status()).as(filed.text()).isEqualTo(200);
        assertThat(filed.first().getString("service_notice")).contains("tidak disimpan");
    }

    @Test
    void a_place_outside_is_refused_and_the_right_jurisdiction_is_named() {
        Answer known = city.post(
                "requests.json", city.good().replace("-6.1754", "-10.17").replace("106.8272", "123.60"));
        assertThat(known.status()).isEqualTo(400);
        assertThat(known.first().getInt("code")).isEqualTo(40010);
        assertThat(known.first().getString("description")).contains("kupangkota.go.id");

        Answer sea = city.post("requests.xml", city.good().replace("-6.1754", "-5.5"));
        assertThat(sea.status()).isEqualTo(400);
        assertThat(sea.xmlText("code")).isEqualTo("40010");
    }

    // ------------------------------------------------------------- attributes

    @Test
    void answers_are_kept_and_shown_once_the_report_is_verified() {
        String number = city.number("&attribute[tinggi-air]=lutut&attribute[rumah-terendam]=12"
                + "&attribute[sejak]=2026-11-22T08:30:00%2B07:00");
        String question = "requests/" + number + ".json?extensions=true&" + JURISDICTION;

        assertThat(city.get(question).first().getJsonArray("attributes")).isEmpty();
        assertThat(city.officer().report(number).body()).contains("Lutut (20–50 cm)");
        city.accept(number);
        List<JsonObject> answers = city.get(question, "Accept-Language", "en")
                .first()
                .getJsonArray("attributes")
                .getValuesAs(JsonObject.class);
        assertThat(answers)
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.keySet()).containsExactly("label", "name", "value", "code"));
        assertThat(answers.get(0).getString("label")).isEqualTo("How high is the water?");
        assertThat(answers.get(0).getString("name")).isEqualTo("tinggi-air");
        assertThat(answers.get(0).getString("value")).isEqualTo("Knees (20–50 cm)");
        assertThat(answers.get(0).getString("code")).isEqualTo("lutut");
        assertThat(answers.get(2).getString("value")).isEqualTo("12");
        assertThat(city.get("requests/" + number + ".json?" + JURISDICTION).first())
                .doesNotContainKey("attributes");
        assertSame(
                city.get(question.replace(".json", ".xml")).xml(),
                city.get(question).json());
    }

    @Test
    void several_answers_to_one_question_are_all_kept() {
        String form =
                city.good().replace("=banjir", "=sampah") + "&attribute[jenis][]=puing&attribute[jenis][]=ranting";
        String number = city.post("requests.json", form).first().getString("service_request_id");
        city.accept(number);

        assertThat(city.get("requests/" + number + ".json?extensions=true&" + JURISDICTION)
                        .first()
                        .getJsonArray("attributes")
                        .getValuesAs(JsonObject.class))
                .extracting(answer -> answer.getString("code"))
                .containsExactly("puing", "ranting");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "banjir|&attribute[tinggi-air]=langit|mata-kaki",
                "banjir|&attribute[tinggi-air]=lutut&attribute[tinggi-air]=dada|tinggi-air",
                "banjir|&attribute[tinggi-air][]=lutut&attribute[tinggi-air][]=dada|tinggi-air",
                "banjir|&attribute[rumah-terendam]=banyak|rumah-terendam",
                "banjir|&attribute[rumah-terendam]=NaN|rumah-terendam",
                "banjir|&attribute[sejak]=kemarin|sejak",
                "banjir|&attribute[darurat]=ya|darurat",
                "banjir|&attribute[warna]=biru|tinggi-air",
                "kemacetan|&attribute[warna]=biru|warna",
                "lampu-jalan|&attribute[nomor-tiang]=%07|nomor-tiang",
                "lampu-jalan|&attribute[nomor-tiang]=a%0Ab|nomor-tiang",
                "sampah|&attribute[jenis][]=puing&attribute[jenis][]=emas|rumah-tangga",
                "iklan-liar||bentuk",
                "iklan-liar|&attribute[bentuk]=|bentuk"
            })
    void a_wrong_answer_is_refused_and_told_what_would_be_right(String service, String answers, String told) {
        String form = city.good().replace("=banjir", "=" + service) + (answers == null ? "" : answers);
        Answer refused = city.post("requests.json", form);

        assertRefused(refused, 400, "json");
        assertThat(refused.first().getString("description")).contains(told);
        assertRefused(city.post("requests.xml", form), 400, "xml");
    }

    @Test
    void a_required_answer_lets_the_report_in() {
        String form = city.good().replace("=banjir", "=iklan-liar") + "&attribute[bentuk]=spanduk";

        assertThat(city.post("requests.json", form).status()).isEqualTo(200);
    }

    // ------------------------------------------------------------- tokens

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml"})
    void every_number_is_its_own_token(String format) {
        String number = city.number("");
        Answer answer = city.get("tokens/" + number + "." + format + "?" + JURISDICTION);

        assertThat(answer.status()).isEqualTo(200);
        JsonArray json = city.get("tokens/" + number + ".json?" + JURISDICTION).array();
        assertThat(json).hasSize(1);
        assertThat(json.getJsonObject(0).keySet()).containsExactly("service_request_id", "token");
        assertThat(json.getJsonObject(0).getString("service_request_id")).isEqualTo(number);
        assertThat(json.getJsonObject(0).getString("token")).isEqualTo(number);
        if (format.equals("xml")) {
            assertThat(answer.xml().getTagName()).isEqualTo("service_requests");
            assertSame(answer.xml(), json);
        }
    }

    @Test
    void an_unknown_token_is_404_and_a_missing_jurisdiction_400() {
        assertRefused(city.get("tokens/nothing.xml?" + JURISDICTION), 404, "xml");
        assertRefused(city.get("tokens/JKT-2611-00000-00000.json?" + JURISDICTION), 404, "json");
        assertRefused(city.get("tokens/" + city.number("") + ".json"), 400, "json");
        assertRefused(city.get("tokens/" + city.number("") + ".json?jurisdiction_id=kupangkota.go.id"), 404, "json");
    }

    // ------------------------------------------------------------- lists

    private static List<String> numbers(String arguments) {
        Answer answer = city.get("requests.json?" + JURISDICTION + "&" + arguments);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.array().getValuesAs(JsonObject.class).stream()
                .map(request -> request.getString("service_request_id"))
                .toList();
    }

    @Test
    void a_list_has_the_same_fields_as_one_and_the_newest_first() {
        String first = city.number("");
        String second = city.number("");
        JsonArray list = city.get("requests.json?page_size=2&" + JURISDICTION).array();

        assertThat(list.getValuesAs(JsonObject.class))
                .extracting(request -> request.getString("service_request_id"))
                .containsExactly(second, first);
        assertThat(list.getJsonObject(0))
                .isEqualTo(
                        city.get("requests/" + second + ".json?" + JURISDICTION).first());
    }

    @Test
    void a_list_says_the_same_in_both_forms() {
        String number = city.number("&description=Banjir+%3Cb%3E");
        city.accept(number);
        for (String more : List.of("", "&extensions=true")) {
            String question = "?service_request_id=" + number + more + "&" + JURISDICTION;
            Element xml = city.get("requests.xml" + question).xml();

            assertThat(xml.getTagName()).isEqualTo("service_requests");
            assertSame(xml, city.get("requests.json" + question).json());
        }
    }

    @Test
    void numbers_override_all_other_arguments() {
        String one = city.number("");
        String two = city.number("");

        assertThat(numbers("service_request_id=" + one + "," + two + ",JKT-2611-00000-00000,nonsense"
                        + "&status=closed&start_date=nonsense&service_code=nothing"))
                .containsExactly(two, one);
        assertThat(numbers("service_request_id=" + one + "&service_request_id=" + two))
                .containsExactly(two, one);
        assertThat(numbers("service_request_id=JKT-2611-00000-00000")).isEmpty();
    }

    @Test
    void services_and_statuses_are_lists_with_commas() {
        String number = city.number("");

        assertThat(numbers("service_code=banjir&page_size=1")).containsExactly(number);
        assertThat(numbers("service_code=sampah,%20banjir,&page_size=1")).containsExactly(number);
        assertThat(numbers("service_code=izin-bangunan")).doesNotContain(number);
        assertThat(numbers("status=open&page_size=1")).containsExactly(number);
        assertThat(numbers("status=closed,open&page_size=1")).containsExactly(number);
        assertThat(numbers("status=closed")).doesNotContain(number);
        assertThat(numbers("status=&service_code=&start_date=&page_size=1")).containsExactly(number);
    }

    @Test
    void dates_bound_the_time_of_the_request_both_ends_included() {
        String number = city.number("");
        String at =
                city.get("requests/" + number + ".json?" + JURISDICTION).first().getString("requested_datetime");
        OffsetDateTime time = OffsetDateTime.parse(at);

        assertThat(numbers("start_date=" + at + "&end_date=" + at)).contains(number);
        assertThat(numbers("start_date=" + at.replace("+", "%2B"))).contains(number);
        assertThat(numbers("start_date=" + time.plusSeconds(1).toInstant())).doesNotContain(number);
        assertThat(numbers("end_date=" + time.minusSeconds(1).toInstant())).doesNotContain(number);
        assertThat(numbers("start_date=" + time.minusDays(90).toInstant() + "&end_date=" + time.toInstant()))
                .contains(number);
        // one bound alone opens 90 days
        assertThat(numbers("start_date=" + time.minusDays(91).toInstant())).doesNotContain(number);
        assertThat(numbers("start_date=" + time.minusDays(89).toInstant())).contains(number);
        assertThat(numbers("end_date=" + time.plusDays(91).toInstant())).doesNotContain(number);
        assertThat(numbers("end_date=" + time.plusDays(89).toInstant())).contains(number);
    }

    @Test
    void pages_follow_each_other() {
        List<String> filed = List.of(city.number(""), city.number(""), city.number(""));

        assertThat(numbers("page_size=2")).containsExactly(filed.get(2), filed.get(1));
        assertThat(numbers("page_size=2&page=1")).containsExactly(filed.get(2), filed.get(1));
        assertThat(numbers("page_size=2&page=2")).hasSize(2).startsWith(filed.get(0));
        assertThat(numbers("page=1")).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void changes_are_found_by_their_time() {
        String number = city.number("");
        OffsetDateTime filed = OffsetDateTime.parse(
                city.get("requests/" + number + ".json?" + JURISDICTION).first().getString("requested_datetime"));

        assertThat(numbers("updated_after=" + filed.toInstant())).contains(number);
        assertThat(numbers("updated_after=" + filed.minusDays(30).toInstant())).contains(number);
        assertThat(numbers("updated_before=" + filed.toInstant())).doesNotContain(number);
        assertThat(numbers("updated_before=" + filed.plusHours(1).toInstant())).contains(number);
        assertThat(numbers("updated_after=" + filed.plusHours(1).toInstant())).doesNotContain(number);
    }

    @Test
    void a_search_by_place_does_not_tell_where_an_unverified_report_is() {
        String hidden = city.number("");
        String shown = city.number("");
        city.accept(shown);

        for (String place : List.of(
                "bbox=106.82,-6.18,106.83,-6.17",
                "bbox=95,-11,141,6",
                "lat=-6.1754&long=106.8272",
                "lat=-6.1754&long=106.8272&radius=1")) {
            assertThat(numbers(place)).as(place).contains(shown).doesNotContain(hidden);
        }
        assertThat(numbers("bbox=106.90,-6.18,106.91,-6.17")).doesNotContain(shown);
        assertThat(numbers("lat=-6.1754&long=106.8372&radius=500")).doesNotContain(shown);
    }

    @Test
    void a_verified_report_shows_its_words_and_its_place() {
        String number = city.number("&description=Air%20naik&address_string=Jl.+Merdeka+1");
        city.accept(number);
        Answer read = city.get("requests/" + number + ".json?extensions=true&" + JURISDICTION);

        assertThat(read.first().getString("description")).isEqualTo("Air naik");
        assertThat(read.first().getString("address")).isEqualTo("Jl. Merdeka 1");
        assertThat(read.first().getJsonNumber("lat").doubleValue()).isEqualTo(-6.1754);
        assertThat(read.first().getJsonNumber("long").doubleValue()).isEqualTo(106.8272);
        assertThat(read.first().getJsonObject("extended_attributes").getString("status"))
                .isEqualTo("accepted");
        assertThat(read.first().getJsonArray("notes").getValuesAs(JsonObject.class))
                .extracting(note -> note.getString("type"))
                .startsWith("filed")
                .endsWith("accepted");
        assertThat(read.first().getJsonArray("notes").getJsonObject(0).getString("datetime"))
                .matches(DATE);
    }

    @Test
    void a_private_category_is_in_no_list_and_behind_no_number() {
        String number = city.post(
                        "requests.json", city.good().replace("service_code=banjir", "service_code=tindak-kriminal"))
                .first()
                .getString("service_request_id");

        assertThat(numbers("page_size=5")).doesNotContain(number);
        assertThat(numbers("service_code=tindak-kriminal")).isEmpty();
        assertThat(numbers("service_request_id=" + number)).isEmpty();
        assertRefused(city.get("requests/" + number + ".json?" + JURISDICTION), 404, "json");
        assertRefused(city.get("tokens/" + number + ".json?" + JURISDICTION), 404, "json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start_date=2026-01-01T00:00:00Z&end_date=2026-04-01T00:00:01Z|400",
                "start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z|400",
                "start_date=yesterday|400",
                "start_date=2026-01-01|400",
                "start_date=2026-01-01T00:00:00|400",
                "start_date=2026-13-01T00:00:00Z|400",
                "end_date=%2B999999999-01-01T00:00:00Z|400",
                "end_date=2026-01-01T00:00:00Z&end_date=2026-01-02T00:00:00Z|400",
                "updated_after=1|400",
                "updated_before=2026-01-01T25:00:00Z|400",
                "status=pending|400",
                "service_code=nothing|404",
                "service_code=banjir,nothing|404",
                "page=0|400",
                "page=x|400",
                "page=-1|400",
                "page=999999999&page_size=1000|400",
                "page_size=0|400",
                "page_size=1001|400",
                "page_size=99999999999|400",
                "bbox=1,2,3|400",
                "bbox=a,b,c,d|400",
                "bbox=-6.2,106.8,-6.1,106.9|400",
                "bbox=106.9,-6.2,106.8,-6.1|400",
                "lat=-6.1|400",
                "lat=NaN&long=106.8|400",
                "lat=-6.1&long=181|400",
                "lat=-6.1&long=106.8&radius=0|400",
                "lat=-6.1&long=106.8&radius=50001|400",
                "lat=-6.1&long=106.8&bbox=106.8,-6.2,106.9,-6.1|400",
                "status=%C3%28|400"
            })
    void a_bad_question_is_refused_in_both_forms(String arguments, int status) {
        for (String format : List.of("json", "xml")) {
            assertRefused(city.get("requests." + format + "?" + JURISDICTION + "&" + arguments), status, format);
        }
    }

    @Test
    void a_list_needs_its_jurisdiction() {
        assertRefused(city.get("requests.json"), 400, "json");
        assertRefused(city.get("requests.xml?jurisdiction_id=atlantis.go.id"), 404, "xml");
        String number = city.number("");
        assertThat(city.get("requests.json?jurisdiction_id=kupangkota.go.id&service_request_id=" + number)
                        .array())
                .isEmpty();
    }

    // ------------------------------------------------------------- updates

    private static List<JsonObject> updatesOf(String number) {
        return city.get("servicerequestupdates.json?" + JURISDICTION).array().getValuesAs(JsonObject.class).stream()
                .filter(update -> update.getString("service_request_id").equals(number))
                .toList();
    }

    private static String update(String number, String id) {
        return city.good().split("&", 2)[0] + "&" + JURISDICTION + "&service_request_id=" + number + "&update_id=" + id
                + "&status=FIXED&updated_datetime=2026-11-22T08:30:00%2B07:00&description=Sudah+diperbaiki";
    }

    @Test
    void what_happened_to_a_report_is_told_in_the_words_of_the_extension() {
        String number = city.number("");
        assertThat(updatesOf(number)).isEmpty();
        city.accept(number);

        assertThat(updatesOf(number)).isNotEmpty().allSatisfy(update -> {
            assertThat(update.keySet())
                    .containsExactly(
                            "update_id",
                            "service_request_id",
                            "status",
                            "updated_datetime",
                            "description",
                            "media_url");
            assertThat(update.getString("updated_datetime")).matches(DATE);
            assertThat(update.getString("description")).isNotBlank();
        });
        JsonObject last = updatesOf(number).get(updatesOf(number).size() - 1);
        assertThat(last.getString("status")).isEqualTo("IN_PROGRESS");
        assertThat(updatesOf(number).get(0).getString("update_id"))
                .as("the same for ever")
                .isEqualTo(updatesOf(number).get(0).getString("update_id"))
                .startsWith(number);

        String at = last.getString("updated_datetime");
        String window = "start_date=" + at.replace("+", "%2B") + "&end_date=" + at.replace("+", "%2B");
        JsonValue json = city.get("servicerequestupdates.json?" + JURISDICTION + "&" + window)
                .json();
        Element xml = city.get("servicerequestupdates.xml?" + JURISDICTION + "&" + window)
                .xml();
        assertThat(xml.getTagName()).isEqualTo("service_request_updates");
        assertThat(json.toString()).contains(last.getString("update_id"));
        assertSame(xml, json);
    }

    @Test
    void what_a_partner_says_is_kept_once_and_shown_when_an_officer_shows_it() {
        String number = city.number("");
        city.accept(number);
        String id = UUID.randomUUID().toString();
        String before = city.get("requests/" + number + ".json?" + JURISDICTION).text();

        for (String format : List.of("json", "xml", "json")) {
            Answer taken = city.post("servicerequestupdates." + format, update(number, id));
            assertThat(taken.status()).as(taken.text()).isEqualTo(200);
            if (format.equals("xml")) {
                assertThat(taken.xml().getTagName()).isEqualTo("service_request_updates");
                assertThat(taken.xmlText("update_id")).isEqualTo(id);
            } else {
                assertThat(taken.array()).hasSize(1);
                assertThat(taken.first().getString("update_id")).isEqualTo(id);
            }
        }
        Answer other =
                city.post("servicerequestupdates.json", update(number, id).replace("FIXED", "CLOSED"));
        assertRefused(other, 400, "json");

        assertThat(updatesOf(number))
                .extracting(update -> update.getString("update_id"))
                .doesNotContain(id);
        assertThat(city.officer().report(number).body()).containsOnlyOnce("Sudah diperbaiki");
        assertThat(city.officer().showNewestNote(number).statusCode()).isEqualTo(200);
        List<JsonObject> shown = updatesOf(number).stream()
                .filter(update -> update.getString("update_id").equals(id))
                .toList();
        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).getString("status")).isEqualTo("FIXED");
        assertThat(shown.get(0).getString("description")).isEqualTo("Sudah diperbaiki");
        assertThat(city.get("requests/" + number + ".json?" + JURISDICTION).text())
                .as("the report itself stands where it stood")
                .isEqualTo(before);
    }

    @Test
    void a_bad_update_is_refused() {
        String number = city.number("");
        String good = update(number, "u-1");
        for (String required :
                List.of("service_request_id", "update_id", "status", "updated_datetime", "description")) {
            Answer refused = city.post("servicerequestupdates.json", good.replaceFirst(required + "=[^&]*", ""));
            assertRefused(refused, 400, "json");
            assertThat(refused.first().getString("description")).contains(required);
        }
        assertRefused(city.post("servicerequestupdates.xml", good.replaceFirst("api_key=[^&]*", "")), 403, "xml");
        assertRefused(
                city.post("servicerequestupdates.xml", good.replaceFirst("api_key=[^&]*", "api_key=x")), 403, "xml");
        assertRefused(city.post("servicerequestupdates.json", good.replace("FIXED", "DONE")), 400, "json");
        assertRefused(city.post("servicerequestupdates.json", good.replace("2026-11-22T", "2026-11-22 ")), 400, "json");
        assertRefused(city.post("servicerequestupdates.json", good + "x".repeat(4_001)), 400, "json");
        assertRefused(city.post("servicerequestupdates.json", good.replace("Sudah+", "%00")), 400, "json");
        assertRefused(
                city.post("servicerequestupdates.json", good.replace(number, "JKT-2611-00000-00000")), 404, "json");
        assertRefused(city.post("servicerequestupdates.json", good + "&status=OPEN"), 400, "json");
        assertRefused(city.get("servicerequestupdates.json"), 400, "json");
        assertRefused(
                city.get("servicerequestupdates.xml?" + JURISDICTION
                        + "&start_date=2026-01-01T00:00:00Z&end_date=2026-02-01T00:00:01Z"),
                400,
                "xml");
        assertRefused(city.get("servicerequestupdates.json?" + JURISDICTION + "&start_date=now"), 400, "json");
    }

    // ------------------------------------------------------------- sent again

    @Test
    void the_same_key_files_once_and_gets_the_same_answer() {
        String key = UUID.randomUUID().toString();
        Answer once = city.file("json", "", "Idempotency-Key", key, "Accept-Language", "en");
        Answer again = city.file("json", "", "Idempotency-Key", key, "Accept-Language", "en");

        assertThat(once.first().getString("service_notice")).contains("Tracking code");
        assertThat(again.text()).isEqualTo(once.text());

        Answer other = city.file("json", "&description=lain", "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.first().getInt("code")).isEqualTo(40020);
    }

    @Test
    void the_same_key_at_the_same_time_files_once() throws Exception {
        String key = UUID.randomUUID().toString();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        List<Future<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            answers.add(senders.submit(() -> city.file("json", "&description=serentak", "Idempotency-Key", key)));
        }
        Set<String> ids = new HashSet<>();
        for (Future<Answer> answer : answers) {
            ids.add(answer.get().first().getString("service_request_id"));
        }
        senders.shutdown();

        assertThat(ids).hasSize(1);
    }

    // ------------------------------------------------------------- refusals

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

    private static void assertRefused(Answer answer, int status, String format) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        String codes;
        String descriptions;
        if (format.equals("json")) {
            JsonObject error = answer.first();
            assertThat(error.keySet()).containsExactly("code", "description");
            codes = error.get("code").toString();
            descriptions = error.getString("description");
        } else {
            assertThat(answer.xml().getTagName()).isEqualTo("errors");
            codes = answer.xmlText("code");
            descriptions = answer.xmlText("description");
        }
        assertThat(codes).startsWith(Integer.toString(status));
        assertThat(descriptions).isNotBlank().doesNotContain("Exception").doesNotContain("id.kentongan");
    }
}
