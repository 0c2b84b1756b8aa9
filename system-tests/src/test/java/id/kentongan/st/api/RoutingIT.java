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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets a report, in the started program. */
@ExtendWith(SharedKentongan.class)
class RoutingIT {

    private static final String RULES = "/api/v1/staff/routing";
    private static final String JAKARTA = "?jurisdiction=jakarta.go.id";
    /** Rules and units are asked for anew within seconds. */
    private static final Duration SOON = Duration.ofSeconds(40);

    private static final String EVENTS =
            "select e.type from report.report_event e join report.report r on r.id = e.report_id"
                    + " where r.ticket = ? order by e.seq";
    private static final String DUE =
            "select d.due_at::text from core.deadline d join core.case_file c on c.id = d.case_id"
                    + " where c.reference = ? and d.cancelled_at is null and d.fired_at is null order by 1";

    private Office office;
    private Clerk administrator;
    private Clerk officer;

    @BeforeEach
    void hire(Kentongan kentongan) throws Exception {
        office = new Office(kentongan);
        administrator = office.hire("ADMINISTRATOR", office.unit("PEMPROV", "31"));
        officer = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR));
    }

    @AfterEach
    void leave() throws Exception {
        office.change(
                "delete from report.routing_draft where tenant_id = (select id from core.tenant where code = 'JKT')");
        done(office.post(administrator, RULES + "/versions" + JAKARTA, "{\"version\":0}"));
        String ticket = "";
        do {
            // Rules of this test must not meet the reports of others.
            ticket = office.file("sampah");
        } while (routing(ticket).getInt("rule") != 0);
        office.close();
    }

    @Test
    void a_report_goes_to_whom_the_published_rule_names_and_says_why() throws Exception {
        Service service = service(true);
        publish(rule("Sampah Gambir", "\"categories\":[\"sampah\"],\"area\":\"31.71.01.1001\"", service));

        String ticket = filedBy(1);
        JsonObject report = office.report(officer, ticket);
        assertThat(report.getString("handler")).isEqualTo(service.name());
        assertThat(report.getJsonObject("routing").getString("ruleName")).isEqualTo("Sampah Gambir");
        assertThat(report.getJsonObject("routing").getInt("version")).isPositive();
        assertThat(office.show(service.clerk(), ticket).statusCode()).isEqualTo(200);
        assertThat(office.moveNow(service.clerk(), ticket, "accept").statusCode())
                .isEqualTo(200);
        Eventually.within(
                SOON,
                () -> assertThat(office.texts(
                                "select a.kind from core.alert a join report.report r on r.id = a.case_id"
                                        + " where r.ticket = ? and a.unit_id = ?",
                                ticket,
                                service.unit()))
                        .containsExactly("NEW"));
        assertThat(office.report(officer, office.file("pengemis")).get("handler"))
                .isEqualTo(JsonValue.NULL);
    }

    @Test
    void what_is_another_matter_goes_where_that_one_goes_until_somebody_has_taken_it_on() throws Exception {
        Service service = service(true);
        publish(rule("Pengemis", "\"categories\":[\"pengemis\"],\"area\":\"31.71.01.1001\"", service));
        String ticket = office.file("sampah");
        String taken = office.file("sampah");
        assertThat(office.report(officer, ticket).get("handler")).isEqualTo(JsonValue.NULL);
        List<String> due = office.texts(DUE, ticket);
        Clerk verifier = office.hire("HEAD", officer.unit());

        assertThat(recategorise(verifier, ticket, "pengemis")).isEqualTo(200);

        JsonObject moved = office.report(officer, ticket);
        assertThat(moved.getString("handler")).isEqualTo(service.name());
        assertThat(moved.getJsonObject("routing").getString("ruleName")).isEqualTo("Pengemis");
        assertThat(last(moved).getString("event")).isEqualTo("recategorised");
        assertThat(last(moved).getString("to")).isEqualTo(service.name());
        assertThat(office.texts(DUE, ticket).get(0))
                .as("never sooner than was promised")
                .isGreaterThanOrEqualTo(due.get(0));
        Eventually.within(
                SOON,
                () -> assertThat(office.texts(
                                "select a.kind from core.alert a join report.report r on r.id = a.case_id"
                                        + " where r.ticket = ? and a.unit_id = ?",
                                ticket,
                                service.unit()))
                        .containsExactly("HANDED_OVER"));

        assertThat(recategorise(verifier, ticket, "sampah")).isEqualTo(200);
        assertThat(office.report(officer, ticket).getString("handler"))
                .as("and back")
                .isEqualTo(office.text("select name from core.unit where id = ?", officer.unit()));

        assertThat(office.moveNow(officer, taken, "accept").statusCode()).isEqualTo(200);
        assertThat(recategorise(verifier, taken, "pengemis")).isEqualTo(200);
        assertThat(office.report(officer, taken).getString("handler"))
                .as("nothing is taken away from who has it")
                .isNotEqualTo(service.name());
    }

    private int recategorise(Clerk clerk, String ticket, String category) throws Exception {
        return office.moveNow(
                        clerk, ticket, "recategorise", "\"category\":\"" + category + "\"", "\"words\":\"Bukan itu.\"")
                .statusCode();
    }

    private static JsonObject last(JsonObject report) {
        var history = report.getJsonArray("history");
        return history.getJsonObject(history.size() - 1);
    }

    @Test
    void a_recipient_in_which_nobody_works_is_passed_over_and_everybody_is_told() throws Exception {
        Service service = service(true);
        publish(rule("Sampah", "\"categories\":[\"sampah\"]", service));
        String before = filedBy(1);
        assertThat(office.report(officer, before).getString("handler")).isEqualTo(service.name());
        office.change("update core.membership set valid_until = now() where unit_id = ?", service.unit());

        Eventually.within(
                SOON,
                () -> assertThat(office.report(officer, office.file("sampah")).getString("handler"))
                        .isNotEqualTo(service.name()));
        String ticket = office.file("sampah");
        JsonObject report = office.report(officer, ticket);
        UUID city = office.unit("PEMKOT", "31.71");
        assertThat(report.getString("handler")).isEqualTo(office.text("select name from core.unit where id = ?", city));
        JsonObject line = report.getJsonArray("history").getJsonObject(1);
        assertThat(line.getString("event")).isEqualTo("rerouted");
        assertThat(line.getString("unit")).isEqualTo(service.name());
        assertThat(line.getString("to")).isEqualTo(report.getString("handler"));
        assertThat(office.texts(
                        "select actor from core.audit_entry where action = 'RECIPIENT_BROKEN' and object = ?",
                        "unit:" + service.unit()))
                .containsExactly("system");
        Eventually.within(
                SOON,
                () -> assertThat(office.texts(
                                "select a.unit_id::text from core.alert a join report.report r on r.id = a.case_id"
                                        + " where r.ticket = ? and a.kind = 'NEW'",
                                ticket))
                        .containsExactly(city.toString()));
    }

    @Test
    void handed_over_to_who_cannot_receive_it_falls_to_the_office_above() throws Exception {
        Service nobody = service(false);
        String ticket = office.file("pengemis");
        HttpResponse<String> answer = office.moveNow(
                officer, ticket, "hand_over", "\"words\":\"Milik dinas.\"", "\"unit\":\"" + nobody.unit() + "\"");
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
        assertThat(office.text(
                        "select h.unit_id::text from report.handling h join report.report r on r.id = h.report_id"
                                + " where r.ticket = ?",
                        ticket))
                .isEqualTo(office.unit("PEMKOT", "31.71").toString());
        assertThat(office.texts(
                        "select e.type from report.report_event e join report.report r on r.id = e.report_id"
                                + " where r.ticket = ? order by e.seq",
                        ticket))
                .containsExactly("FILED", "HANDED_OVER", "REROUTED");
    }

    @Test
    void of_an_emergency_the_disaster_agency_is_told_and_may_take_it_on() throws Exception {
        UUID agency = UUID.fromString(
                office.text("select id::text from core.unit where agency = 'bpbd' and area_code = '31'"));
        Clerk rescuer = office.hire("AGENCY_OFFICER", agency);
        String flood = office.file("banjir");
        JsonObject report = office.report(rescuer, flood);
        assertThat(report.getJsonObject("routing").getString("alsoTold")).contains("BPBD");
        assertThat(office.show(rescuer, office.file("sampah")).statusCode()).isEqualTo(404);
        assertThat(office.moveNow(rescuer, flood, "reject", "\"words\":\"x\"", "\"reason\":\"cannot\"")
                        .statusCode())
                .isEqualTo(403);
        assertThat(office.moveNow(rescuer, flood, "accept").statusCode()).isEqualTo(200);
    }

    @Test
    void rules_that_would_not_do_what_they_say_are_refused_with_all_their_mistakes() throws Exception {
        Service closed = service(false);
        office.change("update core.unit set closed_at = now() where id = ?", closed.unit());
        String rules = String.join(
                ",",
                "{\"name\":\"a\",\"categories\":[\"tidak-ada\"],\"to\":\"tier:pemkot\"}",
                "{\"name\":\"b\",\"area\":\"71.71\",\"to\":\"agency:tidak-ada\"}",
                "{\"name\":\"c\",\"order\":1,\"to\":\"tier:kecamatan\"}",
                "{\"name\":\"d\",\"categories\":[\"sampah\"],\"answers\":[\"x=y\"],\"emergencies\":true,\"to\":\"unit:"
                        + closed.unit() + "\"}");
        HttpResponse<String> refusal =
                office.post(administrator, RULES + "/draft" + JAKARTA, "{\"revision\":0,\"rules\":[" + rules + "]}");
        assertThat(refusal.statusCode()).as(refusal.body()).isEqualTo(422);
        assertThat(refusal.body())
                .contains("rules[1].categories", "rules[2].area", "rules[2].to", "rules[4].answers")
                .contains("rules[4].emergencies", "rules[4].to", "\"rules[1]\"", "\"rules[2]\"", "\"rules[4]\"");
        assertThat(office.texts("select rules::text from report.routing_draft")).isEmpty();
    }

    @Test
    void a_draft_is_tried_on_past_reports_before_it_holds_and_comes_back_in_one_step() throws Exception {
        Service service = service(true);
        String before = office.file("sampah");
        int shipped = state().getInt("version");
        JsonObject draft = draft(0, rule("Semua sampah", "\"categories\":[\"sampah\"]", service));
        assertThat(draft.getInt("revision")).isEqualTo(1);
        HttpResponse<String> late =
                office.post(administrator, RULES + "/draft" + JAKARTA, "{\"revision\":0,\"rules\":[]}");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains(administrator.name());

        JsonObject trial = done(office.get(administrator, RULES + "/simulation" + JAKARTA + "&reports=100"));
        assertThat(trial.getInt("changed")).isPositive();
        assertThat(trial.getJsonArray("units").getJsonObject(0).getInt("after")
                        + trial.getJsonArray("units").getJsonObject(0).getInt("before"))
                .isPositive();
        assertThat(trial.getJsonArray("units").toString()).contains(service.name());
        assertThat(trial.getJsonArray("sample").toString()).contains(before, "Semua sampah");
        assertThat(office.report(officer, before).get("handler")).isEqualTo(JsonValue.NULL);
        assertThat(state().getInt("version")).isEqualTo(shipped);

        JsonObject published = done(
                office.post(administrator, RULES + "/versions" + JAKARTA, "{\"revision\":1,\"note\":\"SK 12/2026\"}"));
        assertThat(published.getInt("version")).isEqualTo(shipped + 1);
        assertThat(published.getJsonArray("history").getJsonObject(0).getString("note"))
                .isEqualTo("SK 12/2026");
        JsonObject back = done(office.post(administrator, RULES + "/versions" + JAKARTA, "{\"version\":0}"));
        assertThat(back.getInt("version")).isEqualTo(shipped + 2);
        assertThat(back.getJsonArray("rules").getJsonObject(0).getBoolean("emergencies"))
                .isTrue();
    }

    @Test
    void who_does_not_administer_the_government_sees_and_changes_no_rules() throws Exception {
        Clerk governor = office.hire("HEAD", office.unit("PEMPROV", "31"));
        Clerk stranger = office.hire("ADMINISTRATOR", office.unit("PEMKOT", "71.71"));
        for (Clerk nobody : List.of(officer, stranger)) {
            assertThat(office.get(nobody, RULES + JAKARTA).statusCode()).isEqualTo(404);
            assertThat(office.post(nobody, RULES + "/draft" + JAKARTA, "{\"revision\":0,\"rules\":[]}")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(office.get(governor, RULES + JAKARTA).statusCode()).isEqualTo(200);
        assertThat(office.post(governor, RULES + "/versions" + JAKARTA, "{\"version\":0}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(office.get(null, RULES + JAKARTA).statusCode()).isEqualTo(401);
    }

    @Test
    void near_a_border_the_neighbour_is_offered_and_takes_clock_and_history_along() throws Exception {
        String ticket = office.file("sampah");
        office.change(
                "update report.report set border_distance_m = 12, neighbour_code = '31.71.01.1002' where ticket = ?",
                ticket);
        JsonObject report = office.report(officer, ticket);
        JsonObject across = report.getJsonObject("across");
        assertThat(across.getInt("metres")).isEqualTo(12);
        assertThat(across.getString("unit"))
                .isEqualTo(office.unit("KELURAHAN", "31.71.01.1002").toString());
        String page = office.get(
                        officer,
                        "/report/show.xhtml?tenant="
                                + office.text("select tenant_id::text from report.report where ticket = ?", ticket)
                                + "&ticket=" + ticket)
                .body();
        assertThat(page).contains("id=\"across\"", across.getString("unit"), "id=\"routing\"");

        office.change("update report.report set border_distance_m = 51 where ticket = ?", ticket);
        assertThat(office.report(officer, ticket).get("across")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void open_reports_of_a_closed_unit_and_of_a_divided_area_find_an_office_with_clock_and_history() throws Exception {
        Service service = service(true);
        String closed = office.file("pengemis");
        office.moveNow(
                officer, closed, "hand_over", "\"words\":\"Milik dinas.\"", "\"unit\":\"" + service.unit() + "\"");
        assertThat(office.moveNow(service.clerk(), closed, "accept").statusCode())
                .isEqualTo(200);
        String divided = office.file("pengemis");
        // The demonstration's ladder is over in a minute; this shall wait for the sweep alone.
        office.change(
                "update core.deadline d set due_at = now() + interval '1 day' from core.case_file c"
                        + " where c.tenant_id = d.tenant_id and c.id = d.case_id and c.reference = ?"
                        + " and d.fired_at is null and d.cancelled_at is null",
                divided);
        String former = "31.71.01.1998";
        List<String> due = office.texts(DUE, divided);
        office.change(
                "insert into core.area (code, parent_code, level, kind, zone, name, valid_from, valid_until)"
                        + " select ?, parent_code, level, kind, zone, 'Gambir lama', date '2000-01-01', current_date"
                        + " from core.area where code = ? and valid_until is null",
                former,
                Office.GAMBIR);
        office.change("update report.report set area_code = ? where ticket = ?", former, divided);
        office.change("update core.case_file set area_code = ? where reference = ?", former, divided);
        office.change("update core.unit set closed_at = now() where id = ?", service.unit());

        Eventually.within(Duration.ofSeconds(150), () -> {
            assertThat(office.texts(EVENTS, closed))
                    .as("and then it climbs again")
                    .startsWith("FILED", "HANDED_OVER", "ACCEPTED", "REROUTED");
            assertThat(office.texts(EVENTS, divided)).containsExactly("FILED", "AREA_CHANGED");
        });
        assertThat(office.text("select status from report.report where ticket = ?", closed))
                .isEqualTo("SUBMITTED");
        assertThat(office.text(
                        "select u.tier from report.handling h join report.report r on r.id = h.report_id"
                                + " join core.unit u on u.id = h.unit_id where r.ticket = ?",
                        closed))
                .isEqualTo("PEMKOT");
        assertThat(office.text("select state from core.case_file where reference = ?", closed))
                .isEqualTo("OPEN");
        JsonObject moved = office.report(officer, divided);
        assertThat(moved.getJsonObject("area").getString("code")).isEqualTo(Office.GAMBIR);
        assertThat(moved.getJsonArray("history").getJsonObject(1).getString("remark"))
                .isEqualTo(former + " \u2192 " + Office.GAMBIR);
        assertThat(office.text("select area_code from core.case_file where reference = ?", divided))
                .isEqualTo(Office.GAMBIR);
        assertThat(office.texts(DUE, divided)).isEqualTo(due);
        office.change("delete from core.area where code = ?", former);
    }

    // ------------------------------------------------------------------ who and what

    /** A service of the city. */
    private record Service(UUID unit, String name, Clerk clerk) {}

    private Service service(boolean manned) throws Exception {
        UUID unit = UUID.randomUUID();
        String name = "Dinas uji " + unit.toString().substring(0, 8);
        office.change(
                "insert into core.unit (id, tenant_id, tier, area_code, name, agency)"
                        + " select ?, tenant_id, 'AGENCY', '31', ?, ? from core.unit where agency = 'bpbd' and area_code = '31'",
                unit,
                name,
                "uji-" + unit.toString().substring(0, 8));
        Clerk clerk = manned ? office.hire("AGENCY_OFFICER", unit) : officer;
        // Known to the program once a draft that names it is no mistake.
        Eventually.within(SOON, () -> {
            int revision = state().getInt("revision");
            HttpResponse<String> answer = office.post(
                    administrator,
                    RULES + "/draft" + JAKARTA,
                    "{\"revision\":" + revision + ",\"rules\":[{\"name\":\"x\",\"to\":\"unit:" + unit + "\"}]}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        });
        office.change(
                "delete from report.routing_draft where tenant_id = (select id from core.tenant where code = 'JKT')");
        return new Service(unit, name, clerk);
    }

    private static String rule(String name, String conditions, Service service) {
        return "{\"name\":\"" + name + "\"," + conditions + ",\"to\":\"unit:" + service.unit() + "\"}";
    }

    private JsonObject draft(int revision, String rules) throws Exception {
        return done(office.post(
                administrator,
                RULES + "/draft" + JAKARTA,
                "{\"revision\":" + revision + ",\"rules\":[" + rules + "]}"));
    }

    private void publish(String rules) throws Exception {
        int revision = draft(0, rules).getInt("revision");
        done(office.post(administrator, RULES + "/versions" + JAKARTA, "{\"revision\":" + revision + "}"));
    }

    private JsonObject state() throws Exception {
        return done(office.get(administrator, RULES + JAKARTA));
    }

    private static JsonObject done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Contract.object(answer.body());
    }

    private JsonObject routing(String ticket) throws Exception {
        return office.report(officer, ticket).getJsonObject("routing");
    }

    /** Files until that rule decides: other nodes would learn of it within ten seconds, this one at once. */
    private String filedBy(int rule) throws Exception {
        String ticket = office.file("sampah");
        assertThat(routing(ticket).getInt("rule")).isEqualTo(rule);
        return ticket;
    }
}
