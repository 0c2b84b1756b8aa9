package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Eventually;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the map shows to whom, in the started program. */
@ExtendWith(SharedKentongan.class)
class MapIT {

    private static final String MAP = "/api/v1/staff/map";
    private static final String SHAPES = "/api/v1/areas/shapes";
    private static final String AROUND_GAMBIR = "bbox=106.815,-6.19,106.84,-6.165&zoom=16";
    private static final String JAKARTA = "bbox=106.68,-6.38,106.98,-6.08&zoom=11";

    /** What screens of 1920 by 1080 pixels show. */
    private static final String WIDE_SCREEN = "bbox=106.66,-6.27,106.99,-6.09&zoom=13";

    private static final String SCREEN = "bbox=106.74,-6.24,106.90,-6.15&zoom=14";

    private static final String SHAPE = "shape=106.82,-6.18;106.83,-6.18;106.83,-6.17;106.82,-6.17";

    /** What a part of the map may weigh. */
    private static final int MOST_BYTES = 50 * 1024;

    private Office office;
    private Clerk officer;
    private Clerk mayor;
    private Clerk stranger;

    @BeforeEach
    void hire(Kentongan kentongan) throws Exception {
        office = new Office(kentongan);
        officer = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR));
        mayor = office.hire("HEAD", office.unit("PEMKOT", "31.71"));
        stranger = office.hire("HEAD", office.unit("KELURAHAN", "31.74.01.1001"));
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    @Test
    void reports_stand_where_they_were_filed_for_who_may_read_them() throws Exception {
        String ticket = office.file("sampah");

        for (Clerk reader : List.of(officer, mayor)) {
            JsonObject point = points(reader, AROUND_GAMBIR).stream()
                    .filter(each -> each.getString("ticket").equals(ticket))
                    .findFirst()
                    .orElseThrow();
            assertThat(point.getJsonNumber("lat").doubleValue()).isBetween(-6.19, -6.165);
            assertThat(point.getBoolean("overdue")).isFalse();
        }
        JsonObject foreign = picture(stranger, AROUND_GAMBIR);
        for (String what : List.of("points", "areas", "squares")) {
            assertThat(foreign.getJsonArray(what)).as(what).isEmpty();
        }
        assertThat(points(officer, AROUND_GAMBIR + "&state=closed")).noneMatch(is(ticket));
        assertThat(points(officer, AROUND_GAMBIR + "&category=banjir")).noneMatch(is(ticket));
        assertThat(points(officer, AROUND_GAMBIR + "&category=sampah&state=open"))
                .anyMatch(is(ticket));
        assertThat(points(officer, AROUND_GAMBIR + "&from=2024-01-01&until=2024-02-01"))
                .isEmpty();

        office.change("update report.report set expected_at = now() - interval '1 day' where ticket = ?", ticket);
        assertThat(points(officer, AROUND_GAMBIR))
                .filteredOn(is(ticket))
                .allMatch(point -> point.getBoolean("overdue"));
    }

    @Test
    void the_whole_city_is_counted_by_district_from_the_counters() throws Exception {
        int before = received("sampah");
        office.file("sampah");

        Eventually.passes(() -> assertThat(received("sampah")).isGreaterThan(before));
        JsonObject city = picture(mayor, JAKARTA);
        assertThat(city.getString("level")).isEqualTo("kecamatan");
        assertThat(city.getJsonArray("points")).isEmpty();
        assertThat(city.getJsonArray("areas").getValuesAs(JsonObject.class))
                .extracting(area -> area.getString("code"))
                .contains("31.71.01")
                .allMatch(code -> code.startsWith("31.71."));
    }

    @Test
    void a_view_is_small() throws Exception {
        for (String view : List.of(JAKARTA, WIDE_SCREEN, SCREEN, AROUND_GAMBIR)) {
            for (String what : List.of(SHAPES + "?" + view, MAP + "?" + view)) {
                HttpResponse<String> answer = office.get(mayor, what);
                assertThat(answer.statusCode()).as(what).isEqualTo(200);
                assertThat(answer.body().getBytes(StandardCharsets.UTF_8).length)
                        .as("bytes of %s", what)
                        .isBetween(2, MOST_BYTES);
            }
        }
    }

    @Test
    void what_lies_in_a_drawn_shape_is_listed_page_by_page() throws Exception {
        String inside = office.file("sampah");

        List<String> seen = tickets(officer, MAP + "/reports?" + SHAPE);
        assertThat(seen).contains(inside).doesNotHaveDuplicates();
        assertThat(tickets(officer, MAP + "/reports?" + SHAPE + "&category=banjir"))
                .doesNotContain(inside);
        assertThat(tickets(stranger, MAP + "/reports?" + SHAPE)).isEmpty();
        assertThat(tickets(officer, MAP + "/reports?shape=106.90,-6.18;106.91,-6.18;106.91,-6.17"))
                .doesNotContain(inside);
    }

    @Test
    void what_is_no_shape_is_refused_with_its_cure() throws Exception {
        for (String bad : List.of(
                "shape=106.82,-6.18;106.83,-6.18",
                "shape=106.82,-6.18;106.83,-6.17;106.83,-6.18;106.82,-6.17",
                "shape=106,-6;107,-6;107,-7",
                "shape=a,b;c,d;e,f",
                SHAPE + "&category=tidak-ada",
                SHAPE + "&category=banjir&group=bencana",
                SHAPE + "&from=2020-01-01",
                SHAPE + "&from=2026-05-02&until=2026-05-01",
                SHAPE + "&state=unknown",
                SHAPE + "&cursor=1")) {
            HttpResponse<String> answer = office.get(officer, MAP + "/reports?" + bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(answer.body()).as(bad).contains("invalid-parameters");
        }
    }

    private int received(String category) throws Exception {
        return picture(mayor, JAKARTA + "&category=" + category)
                .getJsonArray("areas")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(area -> area.getString("code").equals("31.71.01"))
                .mapToInt(area -> area.getInt("received"))
                .sum();
    }

    private static Predicate<JsonObject> is(String ticket) {
        return point -> point.getString("ticket").equals(ticket);
    }

    private List<String> tickets(Clerk reader, String path) throws Exception {
        List<String> tickets = new ArrayList<>();
        String next = "";
        do {
            HttpResponse<String> answer = office.get(reader, path + next);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            JsonObject page = Contract.object(answer.body());
            page.getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .forEach(item -> tickets.add(item.getString("ticket")));
            next = page.isNull("next") ? "" : "&cursor=" + page.getString("next");
        } while (!next.isEmpty());
        return tickets;
    }

    private List<JsonObject> points(Clerk reader, String view) throws Exception {
        return picture(reader, view).getJsonArray("points").getValuesAs(JsonObject.class);
    }

    private JsonObject picture(Clerk reader, String view) throws Exception {
        HttpResponse<String> answer = office.get(reader, MAP + "?" + view);
        assertThat(answer.statusCode()).as("%s: %s", view, answer.body()).isEqualTo(200);
        return Contract.object(answer.body());
    }
}
