package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Eventually;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
        assertThat(office.moveNow(officer, ticket, "accept").statusCode()).isEqualTo(200);
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

    @Test
    void neighbours_recommend_and_decide_nothing() throws Exception {
        String ticket = office.file("sampah");
        UUID gambir = office.unit("KELURAHAN", Office.GAMBIR);
        Clerk first = office.hire("COMMUNITY_VERIFIER", gambir);
        assertThat(office.get(first, QUEUE + "/votes?jurisdiction=jakarta.go.id&limit=100")
                        .body())
                .doesNotContain("\"votes\"")
                .doesNotContain("\"takenBy\"");
        assertThat(office.show(first, ticket).statusCode()).isEqualTo(404);
        assertThat(decide(first, ticket, "verify").statusCode()).isEqualTo(404);
        assertThat(vote(officer, ticket, "real").statusCode()).isEqualTo(404);

        assertThat(vote(first, ticket, "not_real").statusCode()).isEqualTo(204);
        assertThat(vote(first, ticket, "real").statusCode()).as("one vote each").isEqualTo(204);
        JsonObject item = item(queue(officer), ticket);
        assertThat(item.getJsonObject("votes").getInt("real")).isEqualTo(1);
        assertThat(item.getJsonObject("votes").getInt("notReal")).isZero();
        assertThat(item.getString("recommendation")).isEqualTo("none");
        String later = office.file("sampah");
        for (int i = 0; i < 2; i++) {
            assertThat(vote(office.hire("COMMUNITY_VERIFIER", gambir), later, "real")
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(vote(first, later, "real").statusCode()).isEqualTo(204);
        List<JsonObject> queue = queue(officer);
        assertThat(item(queue, later).getString("recommendation")).isEqualTo("real");
        assertThat(item(queue, later).getString("dueAt").substring(0, 13))
                .as("due in the same hour, else the hour decides")
                .isGreaterThanOrEqualTo(item(queue, ticket).getString("dueAt").substring(0, 13));
        if (item(queue, later)
                .getString("dueAt")
                .startsWith(item(queue, ticket).getString("dueAt").substring(0, 13))) {
            assertThat(tickets(queue)).containsSubsequence(later, ticket);
        }
        assertThat(published(later)).contains("\"verified\":false");
        assertThat(office.text(
                        "select count(*)::text from report.verification_vote v join report.report r on r.id = v.report_id"
                                + " where r.ticket = ? and encode(v.voter, 'hex') like ?",
                        later,
                        "%" + first.person().toString().replace("-", "") + "%"))
                .as("nobody can be read out of a vote")
                .isEqualTo("0");
        assertThat(decide(officer, later, "verify").statusCode()).isEqualTo(200);
        assertThat(vote(first, later, "real").statusCode()).isEqualTo(409);
    }

    @Test
    void neighbours_see_their_own_kelurahan_without_what_is_private() throws Exception {
        String ticket = office.file("sampah");
        Office.Filed told = office.fileSaying("sampah", "Tolong telepon saya 0812 3456 7890", "{}");
        Clerk here = office.hire("COMMUNITY_VERIFIER", office.unit("KELURAHAN", Office.GAMBIR));
        Clerk beside = office.hire("COMMUNITY_VERIFIER", office.unit("KELURAHAN", "31.71.01.1002"));
        assertThat(neighbours(here)).contains(ticket).doesNotContain(told.ticket());
        assertThat(neighbours(beside)).doesNotContain(ticket);
        assertThat(vote(beside, ticket, "real").statusCode()).isEqualTo(404);
        assertThat(item(queue(officer), told.ticket()).getJsonArray("reasons").toString())
                .isEqualTo("[\"personal_data\"]");
    }

    @Test
    void nobody_votes_on_a_report_of_their_own() throws Exception {
        Clerk writer = office.hire("COMMUNITY_VERIFIER", office.unit("KELURAHAN", Office.GAMBIR));
        String mail = "warga-" + writer.person() + "@contoh.id";
        Office.Filed own = office.fileSaying("sampah", "Sampah di depan rumah", "{\"email\":\"" + mail + "\"}");
        // As if the writer had shown that the address is theirs.
        office.change("insert into vault.person (id) values (?)", writer.person());
        assertThat(office.change(
                        "insert into vault.contact (person_id, kind, lookup, value, key_id, verified)"
                                + " select ?, c.kind, c.lookup, c.value, c.key_id, true from vault.contact c"
                                + " join vault.reporter w on w.person_id = c.person_id"
                                + " join report.report r on r.tenant_id = w.tenant_id and r.id = w.report_id"
                                + " where r.ticket = ?",
                        writer.person(),
                        own.ticket()))
                .isEqualTo(1);
        HttpResponse<String> answer = vote(writer, own.ticket(), "real");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("/problems/own-report");
        assertThat(vote(writer, office.file("sampah"), "real").statusCode()).isEqualTo(204);
    }

    @Test
    void what_nobody_looks_at_in_time_is_told_to_the_tier_above_once() throws Exception {
        String ticket = office.file("sampah");
        office.change(
                "update report.verification v set next_at = now() - interval '1 second', due_at = now() - interval"
                        + " '1 second' from report.report r where r.tenant_id = v.tenant_id and r.id = v.report_id"
                        + " and r.ticket = ?",
                ticket);
        Eventually.within(
                Duration.ofSeconds(40),
                () -> assertThat(office.texts(
                                "select u.tier from core.alert a join report.report r on r.id = a.case_id"
                                        + " join core.unit u on u.id = a.unit_id where r.ticket = ? and a.kind = ?",
                                ticket,
                                "VERIFICATION"))
                        .containsExactly("KECAMATAN"));
        JsonObject item = item(queue(officer), ticket);
        assertThat(item.getBoolean("late")).isTrue();
        assertThat(item.getInt("tiersTold")).isEqualTo(1);
        assertThat(office.text(
                        "select (v.next_at > now())::text from report.verification v join report.report r"
                                + " on r.id = v.report_id where r.ticket = ?",
                        ticket))
                .isEqualTo("true");
    }

    @Test
    void many_are_decided_at_once_and_taken_back_as_far_as_nobody_has_touched_them() throws Exception {
        String kept = office.file("sampah");
        String back = office.file("sampah");
        String taken = office.file("sampah");
        assertThat(post(colleague, taken, "claim", "{}").statusCode()).isEqualTo(200);
        JsonObject result = bulk("reject", "," + WORDS, kept, back, taken, "JKT-2611-00000-00000");
        assertThat(outcomes(result)).containsExactly("done", "done", "taken", "unknown");
        assertThat(office.report(officer, back).getString("closeReason")).isEqualTo("invalid");
        assertThat(tickets(queue(officer))).contains(taken).doesNotContain(kept, back);

        Clerk other = office.hire("HEAD", officer.unit());
        assertThat(office.moveNow(other, kept, "note", "\"words\":\"Dilihat.\"").statusCode())
                .isEqualTo(200);
        String undo = QUEUE + "/bulk/" + result.getString("bulk") + "/undo?jurisdiction=jakarta.go.id";
        assertThat(office.post(other, undo, "{}").statusCode())
                .as("whoever decided takes it back")
                .isEqualTo(404);
        HttpResponse<String> undone = office.post(officer, undo, "{}");
        assertThat(outcomes(Contract.object(undone.body()))).containsExactly("changed", "done");
        assertThat(office.post(officer, undo, "{}").statusCode()).isEqualTo(404);
        JsonObject report = office.report(officer, back);
        assertThat(report.getString("status")).isEqualTo("submitted");
        assertThat(report.get("closeReason")).isEqualTo(JsonValue.NULL);
        assertThat(report.getJsonArray("history").getJsonObject(2).getString("event"))
                .isEqualTo("verification_undone");
        assertThat(tickets(queue(officer))).contains(back).doesNotContain(kept);
        assertThat(office.text("select state from core.case_file where reference = ?", back))
                .isEqualTo("OPEN");
        assertThat(office.text(
                        "select count(*)::text from core.deadline d join core.case_file c on c.id = d.case_id"
                                + " where c.reference = ? and d.cancelled_at is not null",
                        back))
                .isEqualTo("0");
    }

    @Test
    void what_was_verified_or_taken_together_at_once_is_as_it_was_after_taking_back() throws Exception {
        String main = office.file("sampah");
        String first = office.file("sampah");
        JsonObject verified = bulk("verify", "", first);
        assertThat(published(first)).contains("\"verified\":true");
        takeBack(verified);
        assertThat(published(first)).contains("\"verified\":false").doesNotContain("Alur kerja");
        JsonObject together = bulk("duplicate", ",\"duplicateOf\":\"" + main + "\"", first);
        assertThat(outcomes(together)).containsExactly("done");
        takeBack(together);
        assertThat(tickets(queue(officer))).contains(first, main);
        JsonObject late = bulk("verify", "", first);
        office.change(
                "update report.verification_bulk set decided_at = now() - interval '1 hour' where id = ?::uuid",
                late.getString("bulk"));
        assertThat(office.post(
                                officer,
                                QUEUE + "/bulk/" + late.getString("bulk") + "/undo?jurisdiction=jakarta.go.id",
                                "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void rules_verify_what_they_hold_nothing_of_when_a_government_says_so() throws Exception {
        Clerk administrator = office.hire("ADMINISTRATOR", office.unit("PEMPROV", "31"));
        assertThat(office.get(officer, QUEUE + "/rules?jurisdiction=jakarta.go.id")
                        .statusCode())
                .isEqualTo(404);
        rules(administrator, "true", "\"words\":[\"goblok\"]");
        try {
            Office.Filed good = office.fileSaying("sampah", "Sampah menumpuk di depan pasar", "{}");
            assertThat(published(good.ticket())).contains("\"verified\":true").contains("menumpuk");
            assertThat(tickets(queue(officer))).doesNotContain(good.ticket());
            assertThat(office.report(officer, good.ticket())
                            .getJsonArray("history")
                            .getJsonObject(1)
                            .getString("event"))
                    .isEqualTo("verified");
            Office.Filed rude = office.fileSaying("sampah", "Petugas goblok semua di sini", "{}");
            assertThat(published(rude.ticket())).contains("\"verified\":false").doesNotContain("goblok");
            assertThat(item(queue(officer), rude.ticket())
                            .getJsonArray("reasons")
                            .toString())
                    .isEqualTo("[\"bad_words\"]");
            String who = "{\"phone\":\"0812 5555 " + (1000 + (int) (System.nanoTime() % 9000)) + "\"}";
            office.fileSaying("sampah", "Sampah menumpuk di depan pasar", who);
            Office.Filed again = office.fileSaying("sampah", "Sampah  menumpuk di depan PASAR", who);
            assertThat(item(queue(officer), again.ticket())
                            .getJsonArray("reasons")
                            .toString())
                    .isEqualTo("[\"repeated\"]");
        } finally {
            rules(administrator, "false", "\"words\":[]");
        }
        Office.Filed after = office.fileSaying("sampah", "Sampah menumpuk di depan pasar", "{}");
        assertThat(tickets(queue(officer))).contains(after.ticket());
    }

    // ------------------------------------------------------------ steps

    private void rules(Clerk administrator, String automatic, String more) throws Exception {
        String path = QUEUE + "/rules?jurisdiction=jakarta.go.id";
        int version = Contract.object(office.get(administrator, path).body()).getInt("version");
        HttpResponse<String> answer = office.post(
                administrator,
                path,
                "{\"version\":" + version + ",\"quorum\":3,\"automatic\":" + automatic + "," + more + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> vote(Clerk clerk, String ticket, String vote) throws Exception {
        return office.post(clerk, QUEUE + "/votes/" + ticket, "{\"vote\":\"" + vote + "\"}");
    }

    private List<String> neighbours(Clerk clerk) throws Exception {
        List<String> found = new ArrayList<>();
        String after = "";
        do {
            JsonObject page =
                    Contract.object(office.get(clerk, QUEUE + "/votes?jurisdiction=jakarta.go.id&limit=100" + after)
                            .body());
            found.addAll(tickets(page.getJsonArray("items").getValuesAs(JsonObject.class)));
            after = page.isNull("next") ? "" : "&after=" + page.getString("next");
        } while (!after.isEmpty());
        return found;
    }

    private JsonObject bulk(String decision, String more, String... tickets) throws Exception {
        List<String> items = new ArrayList<>();
        for (String ticket : tickets) {
            HttpResponse<String> shown = office.show(officer, ticket);
            int version =
                    shown.statusCode() == 200 ? Contract.object(shown.body()).getInt("version") : 1;
            items.add("{\"ticket\":\"" + ticket + "\",\"version\":" + version + "}");
        }
        HttpResponse<String> answer = office.post(
                officer,
                QUEUE + "/bulk?jurisdiction=jakarta.go.id",
                "{\"decision\":\"" + decision + "\",\"items\":[" + String.join(",", items) + "]" + more + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Contract.object(answer.body());
    }

    private void takeBack(JsonObject bulk) throws Exception {
        HttpResponse<String> answer = office.post(
                officer, QUEUE + "/bulk/" + bulk.getString("bulk") + "/undo?jurisdiction=jakarta.go.id", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(outcomes(Contract.object(answer.body()))).containsOnly("done");
    }

    private static List<String> outcomes(JsonObject bulk) {
        return bulk.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("outcome"))
                .toList();
    }

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
