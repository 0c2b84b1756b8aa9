package id.kentongan.st.open311;

import static id.kentongan.st.open311.City.JURISDICTION;
import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.open311.City.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Element;

/** What the known clients of other houses send and how they read: none of them needs a change. */
@ExtendWith(StartedCity.class)
class ThirdPartyConformance {

    private static City city;

    @BeforeAll
    static void find(City started) {
        city = started;
    }

    /** Jurisdiction and key in the body, personal fields beside, XML back; the number or a token that leads to it. */
    @Test
    void fixmystreet_sends_a_form_and_reads_xml() {
        Answer services = city.get("services.xml?" + JURISDICTION);
        assertThat(services.xmlText("keywords")).doesNotContainPattern("\\b(private|inactive|staff|waste_only)\\b");

        Answer answer = city.post(
                "requests.xml",
                city.good() + "&email=a%40example.org&first_name=A&last_name=B&phone=1"
                        + "&description=title%3A+Banjir%0A%0Adetail%3A+Lutut%0A%0Aurl%3A+https%3A%2F%2Fexample.org%2F1"
                        + "&media_url=https%3A%2F%2Fexample.org%2F1.jpg&attribute[title]=Banjir"
                        + "&attribute[description]=Lutut&attribute[report_url]=x&attribute[fixmystreet_id]=1"
                        + "&attribute[easting]=1&attribute[northing]=2&attribute[tinggi-air]=lutut");

        assertThat(answer.status()).isBetween(200, 299);
        assertThat(answer.xml().getTagName()).isEqualTo("service_requests");
        String number = answer.xmlText("service_request_id");
        assertThat(city.get("tokens/" + number + ".xml?" + JURISDICTION).xmlText("service_request_id"))
                .isEqualTo(number);
        assertThat(city.get("requests.xml?service_request_id=" + number + "&" + JURISDICTION)
                        .xmlText("service_request_id"))
                .isEqualTo(number);
    }

    /** With photos the same fields come as multipart, the files as photo1 and so on. */
    @Test
    void fixmystreet_uploads_photos() {
        StringBuilder body = new StringBuilder();
        for (String pair : (city.good() + "&description=Banjir&email=a@example.org").split("&")) {
            String[] field = pair.split("=", 2);
            body.append(
                    "--Xx\r\nContent-Disposition: form-data; name=\"" + field[0] + "\"\r\n\r\n" + field[1] + "\r\n");
        }
        for (String photo : new String[] {"photo1", "photo2"}) {
            body.append("--Xx\r\nContent-Disposition: form-data; name=\"" + photo + "\"; filename=\"" + photo
                    + ".jpeg\"\r\nContent-Type: image/jpeg\r\n\r\n" + "\u00FF\u00D8".repeat(5_000) + "\r\n");
        }
        Answer answer = city.body("requests.xml", body + "--Xx--\r\n", "multipart/form-data; boundary=Xx");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.xmlText("service_request_id")).isNotEmpty();
    }

    /** It sends its updates under its own id, asks by windows, and passes over those whose id it knows. */
    @Test
    void fixmystreet_exchanges_updates() {
        String number = city.number("");
        city.accept(number);
        String form = city.good().split("&", 2)[0] + "&" + JURISDICTION + "&service_request_id=" + number
                + "&service_request_id_ext=77&updated_datetime=2026-11-22T08%3A30%3A00%2B07%3A00&status=OPEN"
                + "&email=a%40example.org&first_name=A&last_name=B&description=Masih&public_anonymity_required=FALSE"
                + "&title=&";

        assertThat(city.post("servicerequestupdates.xml", form + "update_id=fms-" + number)
                        .xmlText("update_id"))
                .isEqualTo("fms-" + number);
        assertThat(city.post("servicerequestupdates.xml", form + "update_id_ext=old-" + number)
                        .xmlText("update_id"))
                .isEqualTo("old-" + number);
        Element updates = city.get("servicerequestupdates.xml?" + JURISDICTION
                        + "&api_key=anything&start_date=2026-01-01T00:00:00Z&end_date=2026-01-01T02:00:00Z")
                .xml();
        assertThat(updates.getTagName()).isEqualTo("service_request_updates");
        assertThat(city.get("servicerequestupdates.xml?" + JURISDICTION).xmlText("service_request_id"))
                .contains(number);
    }

    /** Jurisdiction in the query, JSON back; a status below 300 is good, and arrays are always arrays. */
    @Test
    void node_open311_names_the_jurisdiction_in_the_query() {
        String form = city.good().replace(JURISDICTION + "&", "");
        Answer answer = city.post("requests.json?" + JURISDICTION, form + "&attribute[tinggi-air]=dada");

        assertThat(answer.status()).isLessThan(300);
        String number = answer.array().getJsonObject(0).getString("service_request_id");
        assertThat(city.get("requests/" + number + ".json?" + JURISDICTION).array())
                .hasSize(1);
        assertThat(city.get("services.json?" + JURISDICTION).array()).isNotEmpty();
        assertThat(city.get("tokens/" + number + ".json?" + JURISDICTION).array())
                .hasSize(1);
    }

    /** Its parser takes texts for ids and codes and dates without fractions, and fails on anything else. */
    @Test
    void jreport_reads_texts_for_ids_and_dates_without_fractions() {
        String number = city.number("");
        city.accept(number);
        JsonObject request =
                city.get("requests/" + number + ".json?" + JURISDICTION).first();

        for (String text : new String[] {"service_request_id", "service_code", "service_name", "status"}) {
            assertThat(request.get(text)).as(text).isInstanceOf(JsonString.class);
        }
        for (String date : new String[] {"requested_datetime", "updated_datetime", "expected_datetime"}) {
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").parse(request.getString(date));
        }
        assertThat(request.get("lat").getValueType()).isEqualTo(JsonValue.ValueType.NUMBER);
        assertThat(request.get("long").getValueType()).isEqualTo(JsonValue.ValueType.NUMBER);
        assertThat(request.get("media_url").getValueType()).isEqualTo(JsonValue.ValueType.NULL);
        for (JsonObject service :
                city.get("services.json?" + JURISDICTION).array().getValuesAs(JsonObject.class)) {
            assertThat(service.get("service_code")).isInstanceOf(JsonString.class);
            assertThat(service.get("metadata").getValueType())
                    .isIn(JsonValue.ValueType.TRUE, JsonValue.ValueType.FALSE);
        }
    }

    /** It turns XML into maps, where a single element would not be a list: so there are two endpoints. */
    @Test
    void the_validator_of_seeclickfix_finds_two_endpoints() {
        Element discovery = city.get("discovery.xml").xml();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String name :
                new String[] {"changeset", "contact", "key_service", "endpoint", "specification", "url", "type"}) {
            counts.put(name, discovery.getElementsByTagName(name).getLength());
        }

        assertThat(counts)
                .isEqualTo(Map.of(
                        "changeset",
                        3,
                        "contact",
                        1,
                        "key_service",
                        1,
                        "endpoint",
                        2,
                        "specification",
                        2,
                        "url",
                        2,
                        "type",
                        2));
        assertThat(discovery.getElementsByTagName("format").getLength()).isEqualTo(4);
        assertThat(city.get("discovery.json").status()).isEqualTo(200);
    }
}
