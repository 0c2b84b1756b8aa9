package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whether reports are reports, in the started program. */
@ExtendWith(SharedKentongan.class)
class VerificationIT {

    private static final String QUEUE = "/api/v1/staff/verification";
    private static final String GAMBIR = "?jurisdiction=jakarta.go.id&limit=100&area=" + Office.GAMBIR;
    private static final String WORDS = "\"words\":\"Bukan laporan, hanya percobaan.\"";

    private Office office;
    private Clerk officer;
    private Clerk colleague;

    @BeforeEach
    void hire(Kentongan kentongan) throws Exception {
        office = new Office(kentongan);
        officer = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR));
        colleague = office.hire("COMMAND_CENTRE", office.unit("PEMPROV", "31"));
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    @Test
    void an_emergency_stands_before_what_came_earlier_and_is_its_offices_at_once() throws Exception {
        String ordinary = office.file("sampah");
        String flood = office.file("banjir");

        List<JsonObject> queue = queue(officer);
        assertThat(tickets(queue)).containsSubsequence(flood, ordinary);
        JsonObject item = item(queue, flood);
        assertThat(item.getBoolean("emergency")).isTrue();
        assertThat(item.getBoolean("late")).isFalse();
        assertThat(item.getString("areaName")).isEqualTo("Gambir");
        assertThat(item.getString("words")).isEqualTo("Alur kerja");
        assertThat(office.text(
                        "select (count(*) > 0)::text from core.outbox o join report.report r on r.id = o.case_id"
                                + " where r.ticket = ?",
                        flood))
                .as("sent to its unit though nobody has verified it")
                .isEqualTo("true");
        assertThat(published(flood)).doesNotContain("Alur kerja");
    }

    @Test
    void of_two_who_claim_it_at_once_one_has_it_and_the_other_is_told_who() throws Exception {
        for (int round = 0; round < 5; round++) {
            String ticket = office.file("sampah");
            ExecutorService both = Executors.newFixedThreadPool(2);
            List<Callable<HttpResponse<String>>> attempts =
                    List.of(() -> post(officer, ticket, "claim", "{}"), () -> post(colleague, ticket, "claim", "{}"));
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : both.invokeAll(attempts)) {
                answers.add(answer.get());
            }
            both.shutdown();
            assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
            int winner = answers.get(0).statusCode() == 200 ? 0 : 1;
            Clerk has = winner == 0 ? officer : colleague;
            Clerk other = winner == 0 ? colleague : officer;
            JsonObject refusal = Contract.object(answers.get(1 - winner).body());
            assertThat(refusal.getString("type")).isEqualTo("/problems/taken");
            assertThat(refusal.getString("takenBy")).isEqualTo(has.name());
            assertThat(item(queue(other), ticket).getString("takenBy")).isEqualTo(has.name());
            assertThat(item(queue(has), ticket).getBoolean("mine")).isTrue();
            assertThat(decide(other, ticket, "verify").statusCode()).isEqualTo(409);
            assertThat(post(other, ticket, "release", "{}").statusCode()).isEqualTo(204);
            assertThat(decide(other, ticket, "verify").statusCode())
                    .as("nobody releases what is another's")
                    .isEqualTo(409);
            assertThat(decide(has, ticket, "verify").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_claim_ends_by_itself_or_when_it_is_released() throws Exception {
        String ticket = office.file("sampah");
        assertThat(post(officer, ticket, "claim", "{}").statusCode()).isEqualTo(200);
        office.change(
                "update report.verification v set claimed_until = now() - interval '1 second' from report.report r"
                        + " where r.tenant_id = v.tenant_id and r.id = v.report_id and r.ticket = ?",
                ticket);
        assertThat(item(queue(officer), ticket).get("takenBy").toString()).isEqualTo("null");
        assertThat(post(colleague, ticket, "claim", "{}").statusCode()).isEqualTo(200);
        assertThat(post(officer, ticket, "claim", "{}").statusCode()).isEqualTo(409);
        assertThat(post(colleague, ticket, "release", "{}").statusCode()).isEqualTo(204);
        assertThat(post(officer, ticket, "claim", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_verified_can_be_read_by_everybody_and_leaves_the_queue() throws Exception {
        String ticket = office.file("sampah");
        assertThat(published(ticket)).contains("\"verified\":false").doesNotContain("Alur kerja");
        int version = version(officer, ticket);

        HttpResponse<String> answer = decide(colleague, ticket, "verify");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(published(ticket)).contains("\"verified\":true").contains("Alur kerja");
        assertThat(tickets(queue(officer))).doesNotContain(ticket);
        assertThat(office.report(officer, ticket).getString("status")).isEqualTo("submitted");
        HttpResponse<String> late = post(
                officer, ticket, "decision", "{\"decision\":\"reject\",\"version\":" + version + "," + WORDS + "}");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(Contract.object(late.body()).getString("changedBy")).isEqualTo(colleague.name());
        assertThat(Contract.object(late.body()).getString("change")).isEqualTo("verified");
        assertThat(office.texts(
                        "select action from core.audit_entry where object = ? and action like 'VERIFICATION%'",
                        "report:" + ticket))
                .containsExactly("VERIFICATION_VERIFY");
    }

    @Test
    void what_is_no_report_is_closed_with_words_and_stays_hidden() throws Exception {
        String ticket = office.file("sampah");
        HttpResponse<String> silent = post(
                officer, ticket, "decision", "{\"decision\":\"reject\",\"version\":" + version(officer, ticket) + "}");
        assertThat(silent.statusCode()).isEqualTo(422);

        assertThat(decide(officer, ticket, "reject", WORDS).statusCode()).isEqualTo(200);
        JsonObject report = office.report(officer, ticket);
        assertThat(report.getString("status")).isEqualTo("rejected");
        assertThat(report.getString("closeReason")).isEqualTo("invalid");
        assertThat(published(ticket)).contains("\"verified\":false").doesNotContain("Alur kerja");
        assertThat(office.text("select state from core.case_file where reference = ?", ticket))
                .isEqualTo("CLOSED");
        assertThat(office.text(
                        "select count(*)::text from core.deadline d join core.case_file c on c.id = d.case_id"
                                + " where c.reference = ? and d.fired_at is null and d.cancelled_at is null",
                        ticket))
                .isEqualTo("0");
    }

    @Test
    void what_says_the_same_follows_the_other_one() throws Exception {
        String main = office.file("sampah");
        String ticket = office.file("sampah");
        assertThat(decide(officer, ticket, "duplicate").statusCode()).isEqualTo(422);
        assertThat(decide(officer, ticket, "duplicate", "\"duplicateOf\":\"" + ticket + "\"")
                        .statusCode())
                .isEqualTo(422);
        assertThat(decide(colleague, ticket, "duplicate", "\"duplicateOf\":\"" + main + "\"")
                        .statusCode())
                .as("a command centre takes nothing together")
                .isEqualTo(404);
        assertThat(decide(officer, ticket, "duplicate", "\"duplicateOf\":\"" + main + "\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(office.text("select follows from report.report where ticket = ?", ticket))
                .isEqualTo(main);
        assertThat(tickets(queue(officer))).contains(main).doesNotContain(ticket);
    }

    @Test
    void who_takes_a_report_on_has_looked() throws Exception {
        String ticket = office.file("sampah");
        assertThat(tickets(queue(officer))).contains(ticket);
        assertThat(office.move(officer, ticket, "accept", version(officer, ticket))
                        .statusCode())
                .isEqualTo(200);
        assertThat(tickets(queue(officer))).doesNotContain(ticket);
        assertThat(post(officer, ticket, "claim", "{}").statusCode()).isEqualTo(409);
    }

    @Test
    void nobody_else_s_reports_are_in_a_queue() throws Exception {
        String ticket = office.file("sampah");
        Clerk elsewhere = office.hire("HEAD", office.unit("PEMKOT", "52.72"));
        Clerk neighbour = office.hire("OFFICER", office.unit("KELURAHAN", "31.71.01.1002"));
        Clerk agency = office.hire("AGENCY_OFFICER", office.unit("AGENCY", "31"));
        Clerk administrator = office.hire("ADMINISTRATOR", office.unit("PEMPROV", "31"));
        assertThat(tickets(queue(administrator))).contains(ticket);
        for (Clerk clerk : List.of(elsewhere, neighbour, agency, office.citizen())) {
            assertThat(tickets(queue(clerk))).isEmpty();
            for (String what : List.of("claim", "release")) {
                assertThat(post(clerk, ticket, what, "{}").statusCode()).isEqualTo(404);
            }
            assertThat(post(clerk, ticket, "decision", "{\"decision\":\"verify\",\"version\":1}")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(office.get(null, QUEUE + GAMBIR).statusCode()).isEqualTo(401);
    }

    @Test
    void the_queue_is_read_in_parts_that_do_not_overlap() throws Exception {
        for (int i = 0; i < 3; i++) {
            office.file("sampah");
        }
        List<String> whole = tickets(queue(officer));
        List<String> parts = new ArrayList<>();
        String after = "";
        while (parts.size() < Math.min(whole.size(), 9)) {
            HttpResponse<String> answer = office.get(
                    officer, QUEUE + "?jurisdiction=jakarta.go.id&area=" + Office.GAMBIR + "&limit=2" + after);
            JsonObject page = Contract.object(answer.body());
            page.getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .forEach(item -> parts.add(item.getString("ticket")));
            if (page.isNull("next")) {
                break;
            }
            after = "&after=" + page.getString("next");
        }
        assertThat(whole).startsWith(parts.toArray(String[]::new));
        assertThat(office.get(officer, QUEUE + "?jurisdiction=jakarta.go.id&after=x")
                        .statusCode())
                .isEqualTo(400);
    }

    // ------------------------------------------------------------ steps

    private List<JsonObject> queue(Clerk clerk) throws Exception {
        // Other tests leave reports there, too.
        List<JsonObject> items = new ArrayList<>();
        String after = "";
        do {
            HttpResponse<String> answer = office.get(clerk, QUEUE + GAMBIR + after);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonObject page = Contract.object(answer.body());
            items.addAll(page.getJsonArray("items").getValuesAs(JsonObject.class));
            after = page.isNull("next") ? "" : "&after=" + page.getString("next");
        } while (!after.isEmpty());
        return items;
    }

    private static List<String> tickets(List<JsonObject> items) {
        return items.stream().map(item -> item.getString("ticket")).toList();
    }

    private static JsonObject item(List<JsonObject> items, String ticket) {
        return items.stream()
                .filter(item -> item.getString("ticket").equals(ticket))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ticket + " is not in the queue"));
    }

    private HttpResponse<String> post(Clerk clerk, String ticket, String what, String body) throws Exception {
        return office.post(clerk, QUEUE + "/" + ticket + "/" + what, body);
    }

    private HttpResponse<String> decide(Clerk clerk, String ticket, String decision, String... more) throws Exception {
        List<String> members = new ArrayList<>(
                List.of("\"decision\":\"" + decision + "\"", "\"version\":" + version(officer, ticket)));
        members.addAll(List.of(more));
        return post(clerk, ticket, "decision", "{" + String.join(",", members) + "}");
    }

    private int version(Clerk clerk, String ticket) throws Exception {
        return office.report(clerk, ticket).getInt("version");
    }

    private String published(String ticket) throws Exception {
        return office.get(null, "/api/v1/reports/" + ticket).body();
    }
}
