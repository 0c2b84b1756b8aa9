package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What offices say again and again, from its making to the move that says it, in the started program. */
@ExtendWith(SharedKentongan.class)
class TemplatesIT {

    private static final String PAGE = "/administration/templates.xhtml";
    private static final String TEMPLATES = "/api/v1/staff/templates";
    private static final String CITY = "?jurisdiction=jakarta.go.id";
    private static final String TEXT = "Laporan {ticket} ({category}) dikerjakan {unit}, selesai {deadline}.";

    private Kentongan kentongan;
    private Office office;
    private UUID gambir;
    private Clerk administrator;
    private Clerk officer;

    @BeforeEach
    void hire(Kentongan running) throws Exception {
        kentongan = running;
        office = new Office(running);
        gambir = office.unit("KELURAHAN", Office.GAMBIR);
        administrator = office.hire("ADMINISTRATOR", gambir);
        officer = office.hire("OFFICER", gambir);
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    @Test
    void what_was_made_on_one_page_is_chosen_on_the_other_and_said_with_the_move() throws Exception {
        String name = "Jadwal " + UUID.randomUUID();
        String id = made(name);
        String ticket = office.file("sampah");
        assertThat(office.move(officer, ticket, "accept", 1).statusCode()).isEqualTo(200);

        Officer browser = browser(officer);
        HttpResponse<String> report = browser.report(ticket);
        assertThat(report.body()).contains(id + ":id", id + ":en").doesNotContain("open=\"open\"");
        HttpResponse<String> filled = browser.submit(
                report, "moves", Map.of("fill", "TELL", "template-TELL", id + ":id", "words-TELL", "Selamat pagi."));
        assertThat(filled.body()).containsOnlyOnce("open=\"open\"");
        String words = words(filled, "TELL");
        assertThat(words).startsWith("Selamat pagi.\nLaporan " + ticket + " (").contains("Kelurahan Gambir, selesai ");
        assertThat(words).doesNotContain("{", "}", "selesai -");
        assertThat(words(filled, "REJECT")).isEmpty();
        assertThat(office.show(officer, ticket).body())
                .as("nothing is said yet")
                .doesNotContain("Selamat pagi.");
        browser.submit(filled, "moves", Map.of("move", "TELL", "words-TELL", words));
        assertThat(office.show(officer, ticket).body()).contains("Selamat pagi.", "Kelurahan Gambir, selesai ");

        assertThat(words(
                        browser.submit(
                                filled,
                                "moves",
                                Map.of("fill", "REJECT", "template-REJECT", UUID.randomUUID() + ":id")),
                        "REJECT"))
                .as("one that is not there")
                .isEmpty();
    }

    @Test
    void each_change_is_a_version_and_what_is_retired_is_not_offered() throws Exception {
        String name = "Versi " + UUID.randomUUID();
        String id = made(name);
        Officer browser = browser(administrator);
        HttpResponse<String> shown = browser.get(PAGE + "?template=" + id);
        Map<String, String> wrong = Map.of("name", name, "textId", "NIK Anda {nik}", "textEn", "", "keep", "yes");
        HttpResponse<String> refused = browser.submit(shown, "edit", wrong);
        assertThat(refused.body()).contains("NIK Anda {nik}").doesNotContain("notice done");
        HttpResponse<String> kept = browser.submit(
                shown,
                "edit",
                Map.of("name", name, "textId", "Kata baru", "textEn", "", "retired", "yes", "keep", "yes"));
        assertThat(kept.body()).contains("notice done", "Kata baru", TEXT);
        assertThat(browser.submit(shown, "edit", Map.of("name", name, "textId", "Terlambat", "keep", "yes"))
                        .body())
                .as("of an old page")
                .contains("Kata baru")
                .doesNotContain("Terlambat");
        assertThat(Contract.object(office.get(administrator, TEMPLATES + "/" + id + CITY)
                                .body())
                        .getJsonArray("items"))
                .hasSize(2);
        HttpResponse<String> back = browser.submit(kept, "past", Map.of("back", "1"));
        assertThat(back.body()).contains("notice done");
        assertThat(newest(id).getString("textId")).isEqualTo(TEXT);
        assertThat(newest(id).getInt("version")).isEqualTo(3);
        assertThat(browser.submit(kept, "past", Map.of("back", "1")).body())
                .as("of an old page")
                .doesNotContain("notice done");
        assertThat(office.text(
                        "select detail from core.audit_entry where object = ? order by id desc limit 1",
                        "template:" + id))
                .isEqualTo("version 1 again");
        browser.submit(back, "past", Map.of("back", "2"));
        assertThat(newest(id).getString("textId")).isEqualTo("Kata baru");

        String ticket = office.file("sampah");
        assertThat(office.move(officer, ticket, "accept", 1).statusCode()).isEqualTo(200);
        assertThat(office.get(officer, "/api/v1/staff/reports/" + ticket + "/templates")
                        .body())
                .doesNotContain(id);
    }

    private JsonObject newest(String id) throws Exception {
        return Contract.object(
                        office.get(administrator, TEMPLATES + "/" + id + CITY).body())
                .getJsonArray("items")
                .getJsonObject(0);
    }

    @Test
    void for_others_it_does_not_exist() throws Exception {
        String id = made("Rahasia " + UUID.randomUUID());
        UUID manado = office.unit("PEMKOT", "71.71");
        String domain = office.text(
                "select t.domain from core.tenant t join core.unit u on u.tenant_id = t.id where u.id = ?", manado);
        Clerk stranger = office.hire("ADMINISTRATOR", manado);
        Clerk neighbour = office.hire("ADMINISTRATOR", office.unit("KELURAHAN", "31.71.01.1002"));
        for (Clerk other : List.of(stranger, neighbour, officer)) {
            for (String jurisdiction : List.of("jakarta.go.id", domain)) {
                String city = "?jurisdiction=" + jurisdiction;
                assertThat(office.get(other, TEMPLATES + "/" + id + city).statusCode())
                        .isEqualTo(404);
                assertThat(office.get(other, TEMPLATES + city).body()).doesNotContain(id);
                for (String body : List.of(
                        "{\"id\":\"" + id + "\",\"version\":1,\"name\":\"x\",\"textId\":\"x\"}",
                        "{\"unit\":\"" + gambir + "\",\"version\":0,\"name\":\"x\",\"textId\":\"x\"}")) {
                    assertThat(office.post(other, TEMPLATES + city, body).statusCode())
                            .isEqualTo(404);
                }
            }
            assertThat(office.get(other, PAGE + "?template=" + id).statusCode()).isEqualTo(404);
        }
        assertThat(office.get(stranger, PAGE).statusCode()).isEqualTo(200);
        assertThat(office.get(officer, PAGE).statusCode()).isEqualTo(404);
    }

    /** Makes a template of the kelurahan on the page and answers with its id. */
    private String made(String name) throws Exception {
        Officer browser = browser(administrator);
        HttpResponse<String> kept = browser.submit(
                browser.get(PAGE),
                "edit",
                Map.of(
                        "owner",
                        gambir.toString(),
                        "name",
                        name,
                        "textId",
                        TEXT,
                        "textEn",
                        "Report {ticket}",
                        "keep",
                        "yes"));
        assertThat(kept.body()).contains("notice done", TEXT, administrator.name());
        return office.text("select distinct id::text from report.answer_template where name = ?", name);
    }

    private Officer browser(Clerk clerk) {
        return Officer.holding(kentongan, clerk.cookie().split("=", 2)[1]);
    }

    private static String words(HttpResponse<String> page, String move) {
        Matcher field = Pattern.compile("<textarea id=\"words-" + move + "\"[^>]*>([^<]*)</textarea>")
                .matcher(page.body());
        assertThat(field.find()).as(move).isTrue();
        return field.group(1);
    }
}
