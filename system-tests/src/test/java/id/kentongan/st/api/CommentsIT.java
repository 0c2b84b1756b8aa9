package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Eventually;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.api.Office.Filed;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is said in public about reports, in the started program. */
@ExtendWith(SharedKentongan.class)
class CommentsIT {

    private Kentongan kentongan;
    private Office office;
    private Clerk officer;
    private Clerk citizen;

    @BeforeEach
    void hire(Kentongan running) throws Exception {
        kentongan = running;
        office = new Office(running);
        officer = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR));
        citizen = office.citizen();
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    private Filed accepted() throws Exception {
        Filed report = office.fileWithCode("sampah");
        assertThat(office.moveNow(officer, report.ticket(), "accept").statusCode())
                .isEqualTo(200);
        return report;
    }

    private static String mine(Filed report) {
        return "/api/v1/me/reports/" + report.ticket() + "/comments";
    }

    private static String staff(Filed report) {
        return "/api/v1/staff/reports/" + report.ticket() + "/comments";
    }

    private static String all(Filed report) {
        return "/api/v1/reports/" + report.ticket() + "/comments";
    }

    private static String words(String words) {
        return "{\"words\":\"" + words + "\"}";
    }

    private HttpResponse<String> say(Clerk clerk, Filed report, String words, @Nullable String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(kentongan.uri(mine(report)))
                .header("Content-Type", "application/json")
                .header("Origin", kentongan.uri("/").toString().replaceFirst("/$", ""))
                .POST(HttpRequest.BodyPublishers.ofString(words(words)));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return office.send(clerk, request);
    }

    private void said(Clerk clerk, Filed report, String words) throws Exception {
        HttpResponse<String> answer = say(clerk, report, words, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private List<JsonObject> items(@Nullable Clerk clerk, String path) throws Exception {
        HttpResponse<String> answer = office.get(clerk, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Contract.object(answer.body()).getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private int alerts(Filed report) throws Exception {
        return Integer.parseInt(office.text(
                "select count(*)::text from core.alert a join report.report r on r.id = a.case_id"
                        + " where r.ticket = ? and a.kind = 'COMMENT'",
                report.ticket()));
    }

    @Test
    void what_a_citizen_says_is_read_by_all_under_a_name_and_reaches_the_unit_once_until_it_is_read() throws Exception {
        Filed report = accepted();
        said(citizen, report, "Bau sekali di sini.");
        JsonObject comment = items(null, all(report)).get(0);
        assertThat(comment.getString("voice")).isEqualTo("citizen");
        assertThat(comment.getString("words")).isEqualTo("Bau sekali di sini.");
        assertThat(comment.getString("name")).contains(" ").isNotEqualTo(citizen.name());
        assertThat(office.get(null, all(report)).body())
                .doesNotContain(citizen.person().toString());
        assertThat(office.text("select row_to_json(c)::text from report.comment c"))
                .doesNotContain(citizen.person().toString());
        Eventually.passes(() -> assertThat(alerts(report)).isEqualTo(1));

        said(office.citizen(), report, "Di gang kami juga.");
        List<JsonObject> seen = items(officer, staff(report));
        assertThat(seen).hasSize(2).allMatch(each -> each.getBoolean("unread"));
        assertThat(office.get(officer, page(report)).body())
                .contains("Bau sekali di sini.")
                .contains("name=\"read-comments\"");
        assertThat(office.post(officer, staff(report) + "/read", "").statusCode())
                .isEqualTo(204);
        assertThat(items(officer, staff(report))).noneMatch(each -> each.getBoolean("unread"));
        assertThat(alerts(report)).as("told once until it is read").isEqualTo(1);

        said(citizen, report, "Masih juga.");
        Eventually.passes(() -> assertThat(alerts(report)).isEqualTo(2));
        assertThat(items(officer, staff(report)).stream().filter(each -> each.getBoolean("unread")))
                .hasSize(1);
    }

    private static String page(Filed report) {
        return "/report/show.xhtml?tenant=1&ticket=" + report.ticket();
    }

    @Test
    void the_unit_answers_in_public_and_nobody_else_does_in_its_name() throws Exception {
        Filed report = accepted();
        said(citizen, report, "Kapan diangkut?");
        Clerk above = office.hire("OFFICER", office.unit("KECAMATAN", "31.71.01"));
        Clerk foreign = office.hire("HEAD", office.unit("PEMKOT", "71.71"));
        HttpResponse<String> refused = office.post(above, staff(report), words("Besok."));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(office.post(foreign, staff(report), words("Besok.")).statusCode())
                .isEqualTo(404);
        assertThat(office.get(foreign, staff(report)).statusCode()).isEqualTo(404);
        assertThat(office.post(officer, staff(report), words("Besok pagi, tanya 0812 3456 7890."))
                        .statusCode())
                .isEqualTo(204);
        List<JsonObject> items = items(null, all(report));
        assertThat(items).hasSize(2);
        assertThat(items.get(1).getString("voice")).isEqualTo("unit");
        assertThat(items.get(1).getString("name"))
                .isEqualTo(office.text("select name from core.unit where id = ?", officer.unit()));
        assertThat(office.get(null, all(report)).body()).doesNotContain(officer.name());
        assertThat(items(officer, staff(report))).noneMatch(each -> each.getBoolean("unread"));
    }

    @Test
    void who_filed_it_speaks_with_the_code_and_nobody_before_it_is_public() throws Exception {
        Filed hidden = office.fileWithCode("sampah");
        assertThat(office.own(hidden, "comments", "Halo").statusCode()).isEqualTo(404);
        assertThat(say(citizen, hidden, "Halo", null).statusCode()).isEqualTo(404);
        assertThat(office.get(null, all(hidden)).statusCode()).isEqualTo(404);

        Filed report = accepted();
        Filed wrong = new Filed(report.ticket(), hidden.code());
        assertThat(office.own(wrong, "comments", "Halo").statusCode()).isEqualTo(404);
        HttpResponse<String> answer = office.own(report, "comments", "Saya yang melapor.");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject comment = items(null, all(report)).get(0);
        assertThat(comment.getString("voice")).isEqualTo("reporter");
        assertThat(comment.isNull("name")).isTrue();

        office.change("update report.report set verified_at = null where ticket = ?", report.ticket());
        assertThat(office.get(null, all(report)).statusCode()).isEqualTo(404);
        assertThat(office.get(null, "/kabar/" + report.ticket()).body()).doesNotContain("Saya yang melapor.");
    }

    @Test
    void what_an_officer_hides_is_gone_for_all_and_its_author_reads_why() throws Exception {
        Filed report = accepted();
        said(citizen, report, "Orang itu maling!");
        String id = items(null, all(report)).get(0).getString("id");
        Clerk neighbour = office.hire("OFFICER", office.unit("KELURAHAN", "31.71.01.1002"));
        String hiding = staff(report) + "/" + id + "/hiding";
        assertThat(office.post(neighbour, hiding, "{\"reason\":\"x\"}").statusCode())
                .isEqualTo(404);
        assertThat(office.post(officer, hiding, "{\"reason\":\" \"}").statusCode())
                .isEqualTo(422);
        assertThat(office.post(officer, hiding, "{\"reason\":\"Menuduh orang.\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(office.post(officer, hiding, "{\"reason\":\"Sekali lagi\"}").statusCode())
                .isEqualTo(204);

        assertThat(items(null, all(report))).isEmpty();
        assertThat(office.get(null, "/kabar/" + report.ticket()).body()).doesNotContain("maling");
        JsonObject own = items(citizen, mine(report)).get(0);
        assertThat(own.getString("hiddenReason")).isEqualTo("Menuduh orang.");
        assertThat(office.get(citizen, "/kabar/" + report.ticket()).body()).contains("Menuduh orang.");
        assertThat(items(officer, staff(report)).get(0).getString("hiddenReason"))
                .isEqualTo("Menuduh orang.");
        assertThat(office.text(
                        "select count(*)::text from core.audit_entry where action = 'COMMENT_HIDDEN' and detail = ?",
                        "comment:" + id))
                .isEqualTo("1");
    }

    @Test
    void who_said_it_takes_it_back_and_the_words_are_gone() throws Exception {
        Filed report = accepted();
        said(citizen, report, "Salah kirim");
        String id = items(citizen, mine(report)).get(0).getString("id");
        assertThat(office.post(office.citizen(), mine(report) + "/" + id + "/removal", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(office.ownBody(report, "comments/" + id + "/removal", "").statusCode())
                .isEqualTo(404);
        assertThat(office.post(citizen, mine(report) + "/" + id + "/removal", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(items(null, all(report))).isEmpty();
        assertThat(office.text("select coalesce(words, '-') from report.comment where id = ?::uuid", id))
                .isEqualTo("-");
    }

    @Test
    void a_key_says_it_once_however_often_and_at_once_it_is_sent() throws Exception {
        Filed report = accepted();
        String key = UUID.randomUUID().toString();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> sending = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                sending.add(() -> say(citizen, report, "Sekali saja", key).statusCode());
            }
            for (Future<Integer> sent : threads.invokeAll(sending)) {
                assertThat(sent.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(items(null, all(report))).hasSize(1);
        HttpResponse<String> other = say(citizen, report, "Kata lain", key);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("/problems/idempotency-key-reused");
        HttpResponse<String> again = say(citizen, report, "Sekali saja", null);
        assertThat(again.statusCode()).as("said before, without the key").isEqualTo(422);
    }

    @Test
    void links_numbers_and_what_nobody_can_read_are_refused_and_so_is_too_much() throws Exception {
        Filed report = accepted();
        for (String bad : List.of(
                "lihat https://contoh.id",
                "telepon 0812 3456 7890",
                "a".repeat(1_001),
                "nol \\u0000",
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                "  ")) {
            assertThat(say(office.citizen(), report, bad, null).statusCode())
                    .as(bad)
                    .isEqualTo(422);
        }
        for (int i = 0; i < 10; i++) {
            said(citizen, report, "Komentar ke-" + i);
        }
        HttpResponse<String> much = say(citizen, report, "Satu lagi", null);
        assertThat(much.statusCode()).isEqualTo(429);
        assertThat(much.headers().firstValue("Retry-After")).isPresent();

        List<String> read = new ArrayList<>();
        String next = "";
        do {
            JsonObject page = Contract.object(
                    office.get(null, all(report) + "?limit=4" + next).body());
            page.getJsonArray("items").getValuesAs(JsonObject.class).forEach(item -> read.add(item.getString("words")));
            next = page.isNull("next") ? "" : "&cursor=" + page.getString("next");
        } while (!next.isEmpty());
        assertThat(read).hasSize(10).startsWith("Komentar ke-0").endsWith("Komentar ke-9");
        assertThat(office.get(null, all(report) + "?cursor=x").statusCode()).isEqualTo(400);
        assertThat(office.get(null, "/kabar/" + report.ticket() + "?setelah=x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_page_needs_no_script() throws Exception {
        Filed report = accepted();
        String page = "/kabar/" + report.ticket();
        assertThat(office.form(page, "kata=Halo&kode=0000000000000000").body()).contains("id=\"refused\"");
        HttpResponse<String> sent = office.form(
                page,
                "kata=" + URLEncoder.encode("Sudah <b>lama</b>", StandardCharsets.UTF_8) + "&kode=" + report.code());
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        assertThat(office.get(null, page).body())
                .contains("Sudah &lt;b&gt;lama&lt;/b&gt;")
                .contains("Pelapor");
        assertThat(office.form(citizen, page, "kata=Kami+juga&kunci=" + "0".repeat(32))
                        .statusCode())
                .isEqualTo(303);
        assertThat(office.get(citizen, page).body()).contains("Kami juga").contains("name=\"hapus\"");
        assertThat(office.form(page, "kata=Siapa+ini").body()).contains("id=\"refused\"");
        assertThat(office.get(null, "/kabar/JKT-2611-00000-00000").statusCode()).isEqualTo(404);
        assertThat(office.form("/kabar/JKT-2611-00000-00000", "kata=a").statusCode())
                .isEqualTo(404);
    }
}
