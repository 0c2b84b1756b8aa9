package id.kentongan.st.open311;

import static id.kentongan.st.open311.City.JURISDICTION;
import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.open311.City.Answer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Reports are read: by token, by number, in lists. */
class Open311ReadingConformance extends Open311Suite {

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
                .isEqualTo("coordination");
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
}
