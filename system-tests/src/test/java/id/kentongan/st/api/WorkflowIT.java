package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.st.Eventually;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The workflow over REST, in the started program. */
@ExtendWith(SharedKentongan.class)
class WorkflowIT {

    private Office office;
    private Clerk officer;
    private Clerk colleague;
    private Clerk head;
    private UUID neighbour;

    @BeforeEach
    void hire(Kentongan kentongan) throws Exception {
        office = new Office(kentongan);
        UUID gambir = office.unit("KELURAHAN", Office.GAMBIR);
        officer = office.hire("OFFICER", gambir);
        colleague = office.hire("OFFICER", gambir);
        head = office.hire("HEAD", gambir);
        neighbour = office.unit("KELURAHAN", "31.71.01.1002");
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    @Test
    void every_legal_move_happens_and_every_illegal_one_is_refused_without_a_trace() throws Exception {
        int legal = 0;
        int illegal = 0;
        for (Map.Entry<ReportStatus, List<Move>> way : ways().entrySet()) {
            String ticket = office.file("sampah");
            way.getValue().forEach(move -> done(ticket, move));
            JsonObject before = office.report(officer, ticket);
            assertThat(before.getString("status")).isEqualTo(word(way.getKey()));
            for (Move move : Move.values()) {
                if (move.from().contains(way.getKey())) {
                    String another = office.file("sampah");
                    way.getValue().forEach(step -> done(another, step));
                    done(another, move);
                    String status = office.text("select status from report.report where ticket = ?", another);
                    String last = office.text(
                            "select e.type from report.report_event e join report.report r on r.id = e.report_id"
                                    + " and r.tenant_id = e.tenant_id where r.ticket = ? order by e.seq desc limit 1",
                            another);
                    ReportStatus expected = move == Move.RESUME
                            ? ReportStatus.COORDINATION
                            : move.to() == null ? way.getKey() : move.to();
                    assertThat(status).as(move + " from " + way.getKey()).isEqualTo(expected.name());
                    assertThat(last).isEqualTo(move.event().name());
                    legal++;
                } else {
                    HttpResponse<String> refusal =
                            office.move(mover(move), ticket, word(move), before.getInt("version"), needs(move));
                    assertThat(refusal.statusCode())
                            .as(move + " from " + way.getKey() + ": " + refusal.body())
                            .isEqualTo(409);
                    assertThat(Contract.object(refusal.body()).getString("reportStatus"))
                            .isEqualTo(word(way.getKey()));
                    illegal++;
                }
            }
            assertThat(office.report(officer, ticket)).isEqualTo(before);
        }
        assertThat(legal)
                .isEqualTo(Set.of(Move.values()).stream()
                        .mapToInt(move -> move.from().size())
                        .sum());
        assertThat(illegal).isEqualTo(Move.values().length * ReportStatus.values().length - legal);
    }

    @Test
    void of_two_officers_at_once_one_wins_and_the_other_is_told_who() throws Exception {
        for (int round = 0; round < 10; round++) {
            String ticket = office.file("sampah");
            int version = office.report(officer, ticket).getInt("version");
            ExecutorService both = Executors.newFixedThreadPool(2);
            List<Callable<HttpResponse<String>>> attempts = List.of(
                    () -> office.move(officer, ticket, "accept", version),
                    () -> office.move(colleague, ticket, "accept", version));
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : both.invokeAll(attempts)) {
                answers.add(answer.get());
            }
            both.shutdown();
            assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
            int winner = answers.get(0).statusCode() == 200 ? 0 : 1;
            JsonObject refusal = Contract.object(answers.get(1 - winner).body());
            assertThat(refusal.getString("type")).isEqualTo("/problems/changed-meanwhile");
            assertThat(refusal.getString("changedBy")).isEqualTo((winner == 0 ? officer : colleague).name());
            assertThat(refusal.getString("changedByUnit")).isEqualTo("Kelurahan Gambir");
            assertThat(refusal.getString("change")).isEqualTo("accepted");
            assertThat(refusal.getString("detail")).contains(refusal.getString("changedBy"));
        }
    }

    @Test
    void what_was_shown_a_while_ago_decides_nothing() throws Exception {
        String ticket = office.file("sampah");
        int shown = office.report(officer, ticket).getInt("version");
        done(ticket, Move.VERIFY);

        HttpResponse<String> refusal = office.move(officer, ticket, "accept", shown);
        assertThat(refusal.statusCode()).isEqualTo(409);
        assertThat(Contract.object(refusal.body()).getString("change")).isEqualTo("verified");
        done(ticket, Move.ACCEPT);
    }

    @Test
    void who_did_it_cannot_confirm_it_and_who_was_not_given_it_cannot_take_it_on() throws Exception {
        Clerk lurah = office.hire("HEAD", officer.unit());
        String ticket = office.file("sampah");
        done(ticket, Move.ACCEPT);
        int version = office.report(officer, ticket).getInt("version");
        assertThat(office.move(officer, ticket, "assign", version, person(lurah))
                        .statusCode())
                .isEqualTo(200);
        version++;
        assertThat(office.move(colleague, ticket, "take_on", version).statusCode())
                .isEqualTo(403);
        assertThat(office.move(lurah, ticket, "take_on", version).statusCode()).isEqualTo(200);
        JsonObject mine = office.report(lurah, ticket);
        assertThat(mine.getString("assignee")).isEqualTo(lurah.name());
        assertThat(office.move(lurah, ticket, "prove", mine.getInt("version"), words())
                        .statusCode())
                .isEqualTo(200);

        JsonObject own = office.report(lurah, ticket);
        assertThat(own.getJsonArray("moves").getValuesAs(JsonString::getString))
                .containsExactly("note", "tell", "close_unchecked");
        HttpResponse<String> refusal = office.move(lurah, ticket, "confirm", own.getInt("version"));
        assertThat(refusal.statusCode()).isEqualTo(403);
        assertThat(refusal.body()).contains("/problems/not-your-move");
        assertThat(office.move(head, ticket, "confirm", own.getInt("version")).statusCode())
                .isEqualTo(200);
        JsonObject closed = office.report(head, ticket);
        assertThat(closed.getString("status")).isEqualTo("resolved");
        assertThat(closed.getString("closeReason")).isEqualTo("fixed_verified");
        assertThat(office.text("select state from core.case_file where reference = ?", ticket))
                .isEqualTo("CLOSED");
    }

    @Test
    void what_a_move_needs_must_be_said_and_all_that_is_missing_is_named_at_once() throws Exception {
        String ticket = office.file("sampah");
        done(ticket, Move.ACCEPT);
        int version = office.report(officer, ticket).getInt("version");
        Map<String, String[]> bad = Map.of(
                "\"move\":\"reject\"",
                new String[] {"words", "reason"},
                "\"move\":\"reject\",\"words\":\"a\",\"reason\":\"fixed_verified\"",
                new String[] {"reason"},
                "\"move\":\"reject\",\"words\":\"a\",\"reason\":\"duplicate\"",
                new String[] {"duplicateOf"},
                "\"move\":\"reject\",\"words\":\"a\",\"reason\":\"duplicate\",\"duplicateOf\":\"" + ticket + "\"",
                new String[] {"duplicateOf"},
                "\"move\":\"assign\"",
                new String[] {"officer"},
                "\"move\":\"assign\",\"officer\":\"" + UUID.randomUUID() + "\"",
                new String[] {"officer"},
                "\"move\":\"assign\",\"unit\":\"" + UUID.randomUUID() + "\"",
                new String[] {"unit"},
                "\"move\":\"hand_over\",\"unit\":\"" + officer.unit() + "\"",
                new String[] {"words", "unit"},
                "\"move\":\"hand_over\",\"unit\":\"x\",\"words\":7,\"extra\":1",
                new String[] {"words", "unit", "extra"},
                "\"move\":\"dance\"",
                new String[] {"move"});
        for (Map.Entry<String, String[]> body : bad.entrySet()) {
            HttpResponse<String> refusal = office.post(
                    officer,
                    "/api/v1/staff/reports/" + ticket + "/moves",
                    "{\"version\":" + version + "," + body.getKey() + "}");
            assertThat(refusal.statusCode()).as(body.getKey() + refusal.body()).isEqualTo(422);
            assertThat(Contract.object(refusal.body()).getJsonArray("errors").getValuesAs(JsonObject.class))
                    .extracting(error -> error.getString("name"))
                    .as(body.getKey())
                    .containsExactlyInAnyOrder(body.getValue());
        }
        assertThat(office.report(officer, ticket).getInt("version")).isEqualTo(version);
    }

    @Test
    void a_report_handed_on_too_often_goes_to_the_city_which_settles_it() throws Exception {
        Clerk next = office.hire("OFFICER", neighbour);
        Clerk city = office.hire("OFFICER", office.unit("PEMKOT", "31.71"));
        String ticket = office.file("sampah");
        hand(officer, ticket, neighbour);
        assertThat(office.show(officer, ticket).statusCode())
                .as("it is the neighbour's now")
                .isEqualTo(404);
        assertThat(office.report(next, ticket).getString("handler")).isNotEqualTo("Kelurahan Gambir");
        hand(next, ticket, officer.unit());
        hand(officer, ticket, neighbour);

        JsonObject settled = office.report(city, ticket);
        assertThat(settled.getString("handler")).contains("Jakarta Pusat");
        assertThat(settled.getJsonArray("history").getValuesAs(JsonObject.class))
                .extracting(line -> line.getString("event"))
                .containsExactly("filed", "handed_over", "handed_over", "handed_over", "escalated");
        assertThat(office.texts(
                        "select distinct d.round::text from core.deadline d join core.case_file c on c.id = d.case_id"
                                + " where c.reference = ?",
                        ticket))
                .as("nobody had taken it on: its clock went on all the time")
                .containsExactly("0");
        hand(city, ticket, neighbour);
        done(next, ticket, Move.ACCEPT);
    }

    @Test
    void the_clock_of_a_report_that_is_handed_over_goes_on_with_what_was_left() throws Exception {
        String ticket = office.file("sampah");
        String due = "select extract(epoch from d.due_at - now())::int from core.deadline d join core.case_file c"
                + " on c.id = d.case_id where c.reference = ? and d.cancelled_at is null and d.fired_at is null"
                + " and d.phase = 'ACCEPT'";
        done(ticket, Move.ACCEPT);
        assertThat(office.texts(due, ticket)).isEmpty();
        office.change(
                "update core.case_file set opened_at = opened_at - interval '30 minutes', accepted_at = accepted_at"
                        + " - interval '20 minutes' where reference = ?",
                ticket);
        hand(officer, ticket, neighbour);

        assertThat(office.texts("select round::text from core.case_file where reference = ?", ticket))
                .containsExactly("1");
        // ten minutes were used up before it was taken on; the demonstration's whole ladder is shorter
        assertThat(Integer.parseInt(office.text(due, ticket))).isBetween(-620, -500);
    }

    @Test
    void another_unit_does_a_part_and_the_report_is_not_done_before() throws Exception {
        Clerk next = office.hire("OFFICER", neighbour);
        String ticket = office.file("sampah");
        String tasks = "/api/v1/staff/reports/" + ticket + "/tasks";
        String wish = "{\"unit\":\"" + neighbour + "\"," + words() + "}";
        assertThat(office.post(officer, tasks, wish).statusCode())
                .as("nobody has taken it on")
                .isEqualTo(403);
        done(ticket, Move.ACCEPT);
        done(ticket, Move.START);
        assertThat(office.show(next, ticket).statusCode()).isEqualTo(404);
        HttpResponse<String> asked = office.post(officer, tasks, wish);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
        JsonObject task = Contract.object(asked.body()).getJsonArray("items").getJsonObject(0);
        String one = tasks + "/" + task.getString("id");

        assertThat(office.report(next, ticket).getJsonArray("moves").getValuesAs(JsonString::getString))
                .as("helping is reading and noting, no more")
                .containsExactly("note");
        HttpResponse<String> early = office.moveNow(officer, ticket, "prove", words());
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(office.post(officer, one, "{\"state\":\"taken\"}").statusCode())
                .as("it is the neighbour's part")
                .isEqualTo(404);
        assertThat(office.post(next, one, "{\"state\":\"done\"," + words() + "}")
                        .statusCode())
                .as("nobody has taken it on yet")
                .isEqualTo(422);
        assertThat(office.post(next, one, "{\"state\":\"taken\"}").statusCode()).isEqualTo(200);
        assertThat(office.post(next, one, "{\"state\":\"done\"}").statusCode())
                .as("what was done must be said")
                .isEqualTo(422);
        assertThat(office.post(next, one, "{\"state\":\"done\"," + words() + "}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(office.show(next, ticket).statusCode()).isEqualTo(404);
        done(ticket, Move.PROVE);
        assertThat(office.report(officer, ticket).getJsonArray("history").getValuesAs(JsonObject.class))
                .extracting(line -> line.getString("event"))
                .containsExactly(
                        "filed", "accepted", "started", "task_asked", "task_answered", "task_answered", "proven");
    }

    @Test
    void who_does_not_answer_in_time_gives_it_back() throws Exception {
        String ticket = office.file("sampah");
        done(ticket, Move.ACCEPT);
        done(ticket, Move.ASSIGN);
        office.change(
                "update report.handling h set assigned_at = assigned_at - interval '25 hours' from report.report r"
                        + " where r.tenant_id = h.tenant_id and r.id = h.report_id and r.ticket = ?",
                ticket);

        Eventually.within(
                Duration.ofSeconds(90),
                () -> assertThat(office.text("select status from report.report where ticket = ?", ticket))
                        .isEqualTo("COORDINATION"));
        JsonObject back = office.report(officer, ticket);
        assertThat(back.isNull("assignee")).isTrue();
        assertThat(back.getJsonArray("history").getValuesAs(JsonObject.class))
                .extracting(line -> line.getString("event"))
                .endsWith("returned");
    }

    @Test
    void a_note_verifies_nothing_and_news_reach_the_public() throws Exception {
        String ticket = office.file("sampah");
        done(ticket, Move.NOTE);
        assertThat(office.text("select verified_at::text from report.report where ticket = ?", ticket))
                .isEqualTo("null");
        done(ticket, Move.ACCEPT);
        done(ticket, Move.TELL);
        String history = office.get(null, "/open311/v2/servicerequestupdates.json?jurisdiction_id=jakarta.go.id")
                .body();
        assertThat(history).contains("Kabar dari Kelurahan Gambir");
    }

    @Test
    void who_is_not_signed_in_or_a_page_of_somebody_else_moves_nothing() throws Exception {
        String ticket = office.file("sampah");
        assertThat(office.show(null, ticket).statusCode()).isEqualTo(401);
        assertThat(office.show(null, ticket).headers().firstValue("WWW-Authenticate"))
                .isPresent();
        assertThat(office.move(null, ticket, "accept", 1).statusCode()).isEqualTo(401);
        HttpResponse<String> foreign = office.send(
                officer,
                HttpRequest.newBuilder(office.show(officer, ticket).uri().resolve(ticket + "/moves"))
                        .header("Content-Type", "application/json")
                        .header("Origin", "https://evil.test")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"move\":\"accept\",\"version\":1}")));
        assertThat(foreign.statusCode()).isEqualTo(403);
        Clerk stranger = office.hire("HEAD", office.unit("PEMKOT", "71.71"));
        assertThat(office.show(stranger, ticket).statusCode()).isEqualTo(404);
        assertThat(office.move(stranger, ticket, "accept", 1).statusCode()).isEqualTo(404);
        assertThat(office.report(officer, ticket).getString("status")).isEqualTo("submitted");
    }

    // ------------------------------------------------------------------ who does what

    /** The shortest way to each status, as the table of moves has it. */
    private static Map<ReportStatus, List<Move>> ways() {
        Map<ReportStatus, List<Move>> ways = new EnumMap<>(ReportStatus.class);
        ways.put(ReportStatus.SUBMITTED, List.of());
        Deque<ReportStatus> todo = new ArrayDeque<>(ways.keySet());
        while (!todo.isEmpty()) {
            ReportStatus status = todo.poll();
            for (Move move : Move.possible(status)) {
                if (move.to() != null && !ways.containsKey(move.to())) {
                    List<Move> way = new ArrayList<>(ways.get(status));
                    way.add(move);
                    ways.put(move.to(), way);
                    todo.add(move.to());
                }
            }
        }
        assertThat(ways).hasSize(ReportStatus.values().length);
        return ways;
    }

    private Clerk mover(Move move) {
        return switch (move) {
            case CONFIRM, SEND_BACK, REOPEN -> head;
            case TAKE_ON, DECLINE -> colleague;
            default -> officer;
        };
    }

    private String[] needs(Move move) {
        List<String> members = new ArrayList<>();
        if (move.needs(Move.Need.WORDS)) {
            members.add(words());
        }
        if (move.needs(Move.Need.REASON)) {
            members.add("\"reason\":\"cannot\"");
        }
        if (move.needs(Move.Need.ASSIGNEE)) {
            members.add(person(colleague));
        }
        if (move.needs(Move.Need.UNIT)) {
            members.add("\"unit\":\"" + neighbour + "\"");
        }
        if (move.needs(Move.Need.CATEGORY)) {
            members.add("\"category\":\"pengemis\"");
        }
        return members.toArray(String[]::new);
    }

    private static String words() {
        return "\"words\":\"Sudah kami lihat di tempat.\"";
    }

    private static String person(Clerk clerk) {
        return "\"officer\":\"" + clerk.person() + "\"";
    }

    private void done(String ticket, Move move) {
        done(mover(move), ticket, move);
    }

    private void done(Clerk clerk, String ticket, Move move) {
        try {
            HttpResponse<String> answer = office.moveNow(clerk, ticket, word(move), needs(move));
            assertThat(answer.statusCode()).as(move + ": " + answer.body()).isIn(200, 204);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void hand(Clerk from, String ticket, UUID to) throws Exception {
        HttpResponse<String> answer = office.moveNow(from, ticket, "hand_over", words(), "\"unit\":\"" + to + "\"");
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
