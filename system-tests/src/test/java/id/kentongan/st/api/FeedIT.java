package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.api.Office.Filed;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The feed, in the started program. What a page costs is in FeedSelectIT. */
@ExtendWith(SharedKentongan.class)
class FeedIT {

    private static final String FEED = "/api/v1/feed?jurisdiction=jakarta.go.id";

    private final String tag = "uji" + UUID.randomUUID().toString().substring(0, 8);

    private Office office;
    private Clerk officer;

    @BeforeEach
    void hire(Kentongan kentongan) throws Exception {
        office = new Office(kentongan);
        officer = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR));
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    private Filed file(String category) throws Exception {
        return office.fileWithWords(category, "Air naik #" + tag.toUpperCase(java.util.Locale.ROOT) + " di sini");
    }

    private void accept(Filed report) throws Exception {
        HttpResponse<String> moved = office.moveNow(officer, report.ticket(), "accept");
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
    }

    private List<JsonObject> items(String more) throws Exception {
        HttpResponse<String> answer = office.get(null, FEED + more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Contract.object(answer.body()).getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private List<String> tickets(String more) throws Exception {
        return items(more).stream().map(item -> item.getString("ticket")).toList();
    }

    @Test
    void a_report_is_there_once_somebody_has_verified_it_and_gone_when_that_is_undone() throws Exception {
        Filed report = file("banjir");
        List<String> views = List.of(
                "&view=hashtag&tag=%23" + tag,
                "&limit=100",
                "&view=area&limit=100&area=" + Office.GAMBIR,
                "&view=area&limit=100&area=31.71.01",
                "&view=near&limit=100&lat=-6.17639&lon=106.82666");
        for (String view : views) {
            assertThat(tickets(view)).as(view).doesNotContain(report.ticket());
        }
        accept(report);
        for (String view : views) {
            assertThat(tickets(view)).as(view).contains(report.ticket());
        }
        assertThat(page("/kabar?pemda=jakarta.go.id&lihat=tagar&tagar=" + tag)).contains("/kabar/" + report.ticket());
        assertThat(page("/kabar/" + report.ticket())).contains("Air naik").doesNotContain(report.code());

        office.change("update report.report set verified_at = null where ticket = ?", report.ticket());
        for (String view : views) {
            assertThat(tickets(view)).as(view).doesNotContain(report.ticket());
        }
        assertThat(page("/kabar?pemda=jakarta.go.id&lihat=tagar&tagar=" + tag)).doesNotContain(report.ticket());
        assertThat(page("/kabar/" + report.ticket())).contains("unverified").doesNotContain("Air naik");
    }

    @Test
    void a_private_category_is_never_there() throws Exception {
        String secret = office.texts(
                        "select code from report.category where tenant_id = 1 and private and retired_at is null"
                                + " order by code")
                .get(0);
        Filed report = file("sampah");
        accept(report);
        assertThat(tickets("&view=hashtag&tag=" + tag)).containsExactly(report.ticket());
        office.change("update report.report set category_code = ? where ticket = ?", secret, report.ticket());
        assertThat(tickets("&view=hashtag&tag=" + tag)).isEmpty();
        assertThat(office.get(null, "/kabar/" + report.ticket()).statusCode()).isEqualTo(404);
    }

    @Test
    void reports_that_are_taken_together_are_one_entry_with_their_number() throws Exception {
        Filed main = file("sampah");
        Filed member = file("sampah");
        accept(main);
        accept(member);
        assertThat(tickets("&view=hashtag&tag=" + tag)).containsExactly(member.ticket(), main.ticket());
        UUID membership = UUID.randomUUID();
        office.change("update report.report set follows = ? where ticket = ?", main.ticket(), member.ticket());
        office.change(
                "insert into report.cluster_member (id, tenant_id, main_id, report_id, act, since, since_by, was_status,"
                        + " was_case, paused_at) select ?, 1, m.id, r.id, ?, now(), ?, r.status, 'OPEN', now()"
                        + " from report.report m, report.report r where m.ticket = ? and r.ticket = ?",
                membership,
                membership,
                officer.person(),
                main.ticket(),
                member.ticket());
        List<JsonObject> items = items("&view=hashtag&tag=" + tag);
        assertThat(items).hasSize(1);
        assertThat(items.get(0).getString("ticket")).isEqualTo(main.ticket());
        assertThat(items.get(0).getInt("reports")).isEqualTo(2);
    }

    @Test
    void most_supported_goes_by_the_number_of_citizens() throws Exception {
        Filed one = file("sampah");
        Filed other = file("sampah");
        accept(one);
        accept(other);
        for (Clerk citizen : List.of(office.citizen(), office.citizen(), office.citizen())) {
            assertThat(support(citizen, one)).isEqualTo(200);
        }
        Clerk lone = office.citizen();
        assertThat(support(lone, other)).isEqualTo(200);
        assertThat(support(lone, other)).isEqualTo(200);

        List<JsonObject> items = items("&view=most-supported&limit=100");
        assertThat(items.stream().map(item -> item.getInt("supports")))
                .isSortedAccordingTo((a, b) -> Integer.compare(b, a));
        List<String> order =
                items.stream().map(item -> item.getString("ticket")).toList();
        assertThat(order).contains(one.ticket(), other.ticket());
        assertThat(order.indexOf(one.ticket())).isLessThan(order.indexOf(other.ticket()));
    }

    private int support(Clerk citizen, Filed report) throws Exception {
        return office.post(citizen, "/api/v1/me/reports/" + report.ticket(), "{\"support\":true,\"follow\":false}")
                .statusCode();
    }

    @Test
    void a_list_is_read_to_its_end_whatever_comes_in_and_a_cursor_belongs_to_its_list() throws Exception {
        List<String> filed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Filed report = file("sampah");
            accept(report);
            filed.add(0, report.ticket());
        }
        List<String> read = new ArrayList<>();
        String list = "&view=hashtag&limit=2&tag=" + tag;
        String next = "";
        String first = "";
        do {
            JsonObject page =
                    Contract.object(office.get(null, FEED + list + next).body());
            page.getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .forEach(item -> read.add(item.getString("ticket")));
            if (next.isEmpty()) {
                first = page.getString("next");
                accept(file("sampah"));
            }
            next = page.isNull("next") ? "" : "&cursor=" + page.getString("next");
        } while (!next.isEmpty());
        assertThat(read).isEqualTo(filed);

        for (String wrong : List.of(
                "&view=latest&cursor=" + first,
                "&view=hashtag&tag=lain&cursor=" + first,
                list + "&cursor=" + first.substring(1),
                list + "&cursor=" + "A".repeat(32),
                list + "&cursor=%00",
                "&view=latest&tag=" + tag,
                "&view=terbaru",
                "&view=near&lat=91&lon=0",
                "&view=near&lat=-6&lon=106&radius=3001",
                "&view=area&area=31.71",
                "&view=area",
                "&view=hashtag&tag=%23%23")) {
            HttpResponse<String> refused = office.get(null, FEED + wrong);
            assertThat(refused.statusCode()).as(wrong + " " + refused.body()).isEqualTo(400);
            assertThat(refused.body()).contains("/problems/invalid-parameters");
        }
        HttpResponse<String> lost = office.get(null, "/kabar?pemda=jakarta.go.id&lihat=terbaru&setelah=" + first);
        assertThat(lost.statusCode()).isEqualTo(400);
        assertThat(lost.body()).contains("id=\"refused\"");
    }

    @Test
    void a_place_stands_rounded_in_the_address() throws Exception {
        HttpResponse<String> sent =
                office.form("/kabar", "pemda=jakarta.go.id&lihat=sekitar&tempat=-6.176394%2C+106.826661");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location").orElse(""))
                .endsWith("/kabar?pemda=jakarta.go.id&lihat=sekitar&tempat=-6.176%2C106.827");
    }

    private String page(String path) throws Exception {
        HttpResponse<String> answer = office.get(null, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
