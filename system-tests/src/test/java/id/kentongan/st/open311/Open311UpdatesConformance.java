package id.kentongan.st.open311;

import static id.kentongan.st.open311.City.JURISDICTION;
import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.open311.City.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What happens to a report, told by us and by partners. */
class Open311UpdatesConformance extends Open311Suite {

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
        assertThat(last.getString("status")).isEqualTo("INVESTIGATING");
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
}
