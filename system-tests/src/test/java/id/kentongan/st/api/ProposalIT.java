package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Eventually;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Handing a report to another government, which is asked and not ordered, in the started program. */
@ExtendWith(SharedKentongan.class)
class ProposalIT {

    private static final String BIMA = "52.72.01.1001";
    private static final String WHY = "\"words\":\"Letaknya di wilayah Anda.\"";
    private static final Duration SOON = Duration.ofSeconds(90);

    private Office office;
    private Clerk gambir;
    private Clerk bima;
    private Clerk stranger;

    @BeforeEach
    void hire(Kentongan kentongan) throws Exception {
        office = new Office(kentongan);
        gambir = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR));
        bima = office.hire("OFFICER", office.unit("KELURAHAN", BIMA));
        stranger = office.hire("HEAD", office.unit("PEMKOT", "71.71"));
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    @Test
    void the_other_government_takes_it_with_clock_history_and_tracking_code() throws Exception {
        Office.Filed report = office.fileWithCode("sampah");
        String ticket = report.ticket();
        assertThat(moved(gambir, ticket, "accept")).isEqualTo(200);
        office.change(
                "update core.case_file set opened_at = opened_at - interval '30 minutes', accepted_at = accepted_at"
                        + " - interval '20 minutes' where reference = ?",
                ticket);
        assertThat(office.show(bima, ticket).statusCode()).isEqualTo(404);
        String id = propose(gambir, ticket, bima.unit());

        for (Clerk nobody : List.of(stranger, office.hire("OFFICER", office.unit("KELURAHAN", "52.72.01.1002")))) {
            assertThat(office.show(nobody, ticket).statusCode()).isEqualTo(404);
            assertThat(office.get(nobody, proposals(ticket)).statusCode()).isEqualTo(404);
            assertThat(answer(nobody, ticket, id, "accepted").statusCode()).isEqualTo(404);
            assertThat(own(nobody).getJsonArray("waiting")).isEmpty();
        }
        Clerk mayor = office.hire("OFFICER", office.unit("PEMKOT", "52.72"));
        assertThat(office.report(mayor, ticket).getJsonArray("moves"))
                .as("asked is reading, no more")
                .isEmpty();
        assertThat(own(mayor).getJsonArray("waiting").getValuesAs(JsonObject.class))
                .filteredOn(one -> one.getString("id").equals(id))
                .singleElement()
                .satisfies(one -> assertThat(one.getBoolean("mine")).isTrue());
        assertThat(answer(gambir, ticket, id, "accepted").statusCode())
                .as("who asks does not answer")
                .isEqualTo(404);
        Eventually.within(
                SOON,
                () -> assertThat(office.get(bima, "/alert/list.xhtml").body()).contains(ticket));

        assertThat(answer(mayor, ticket, id, "accepted").statusCode()).isEqualTo(200);
        JsonObject taken = office.report(bima, ticket);
        assertThat(taken.getString("handler")).isEqualTo(name(bima.unit()));
        assertThat(office.report(gambir, ticket).getJsonArray("moves"))
                .as("where it was filed it can be read")
                .isEmpty();
        assertThat(office.texts(
                        "select round::text || ' ' || area_code from core.case_file where reference = ?", ticket))
                .containsExactly("1 " + BIMA);
        assertThat(Integer.parseInt(office.text(
                        "select extract(epoch from min(d.due_at) - now())::int::text from core.deadline d"
                                + " join core.case_file c on c.id = d.case_id where c.reference = ? and d.round = 1"
                                + " and d.phase = 'ACCEPT'",
                        ticket)))
                .as("ten minutes were used up when it was taken on; the demonstration's first step is over long ago")
                .isBetween(-620, -500);
        assertThat(answer(mayor, ticket, id, "declined", WHY).statusCode())
                .as("answered already")
                .isEqualTo(422);

        assertThat(moved(bima, ticket, "accept")).isEqualTo(200);
        assertThat(moved(bima, ticket, "start")).isEqualTo(200);
        assertThat(moved(bima, ticket, "prove", WHY)).isEqualTo(200);
        Clerk lurah = office.hire("HEAD", bima.unit());
        assertThat(moved(lurah, ticket, "confirm")).isEqualTo(200);
        assertThat(events(ticket))
                .containsExactly(
                        "FILED", "ACCEPTED", "PROPOSED", "HANDED_OVER", "ACCEPTED", "STARTED", "PROVEN", "RESOLVED");
        HttpResponse<String> tracked = office.own(report);
        assertThat(tracked.statusCode()).isEqualTo(200);
        assertThat(tracked.body()).contains(ticket);
        assertThat(office.texts(
                        "select t.code || ' ' || a.action from core.audit_entry a join core.tenant t on t.id = a.tenant_id"
                                + " where a.object = ? and a.action like '%PROPOS%' order by a.action, t.code",
                        "report:" + ticket))
                .hasSize(4)
                .contains("JKT PROPOSAL_ACCEPTED", "JKT REPORT_PROPOSED");
    }

    @Test
    void declined_or_withdrawn_it_stays_where_it_is_with_the_reason() throws Exception {
        String ticket = office.file("sampah");
        HttpResponse<String> same = office.post(
                gambir,
                proposals(ticket),
                "{\"unit\":\"" + office.unit("KELURAHAN", "31.71.01.1002") + "\"," + WHY + "}");
        assertThat(same.statusCode())
                .as("within one government it is handed over at once")
                .isEqualTo(422);
        HttpResponse<String> order = office.moveNow(gambir, ticket, "hand_over", WHY, unit(bima.unit()));
        assertThat(order.statusCode()).as("no government orders another one").isEqualTo(422);

        String first = propose(gambir, ticket, bima.unit());
        assertThat(office.post(gambir, proposals(ticket), "{" + unit(stranger.unit()) + "," + WHY + "}")
                        .statusCode())
                .as("one at a time")
                .isEqualTo(422);
        assertThat(answer(bima, ticket, first, "declined").statusCode())
                .as("the reason is missing")
                .isEqualTo(422);
        assertThat(answer(bima, ticket, first, "declined", "\"words\":\"Jalan provinsi.\"")
                        .statusCode())
                .isEqualTo(204);
        assertThat(office.show(bima, ticket).statusCode()).isEqualTo(404);
        String second = propose(gambir, ticket, stranger.unit());
        assertThat(answer(gambir, ticket, second, "withdrawn").statusCode()).isEqualTo(200);
        assertThat(office.show(stranger, ticket).statusCode()).isEqualTo(404);
        String third = propose(gambir, ticket, bima.unit());
        assertThat(moved(gambir, ticket, "accept")).isEqualTo(200);
        assertThat(moved(gambir, ticket, "reject", WHY, "\"reason\":\"cannot\""))
                .isEqualTo(200);
        assertThat(office.show(bima, ticket).statusCode())
                .as("closed, it needs nobody else")
                .isEqualTo(404);
        assertThat(answer(bima, ticket, third, "accepted").statusCode()).isEqualTo(404);

        JsonObject mine = office.report(gambir, ticket);
        assertThat(mine.getString("handler")).isEqualTo(name(gambir.unit()));
        assertThat(mine.getJsonArray("history").getValuesAs(JsonObject.class))
                .filteredOn(line -> line.getString("event").equals("proposal_declined"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.getString("unit")).isEqualTo(name(bima.unit()));
                    assertThat(line.getString("remark")).isEqualTo("Jalan provinsi.");
                });
        assertThat(events(ticket))
                .containsExactly(
                        "FILED",
                        "PROPOSED",
                        "PROPOSAL_DECLINED",
                        "PROPOSED",
                        "PROPOSAL_WITHDRAWN",
                        "PROPOSED",
                        "ACCEPTED",
                        "REJECTED");
    }

    @Test
    void a_province_that_only_supervises_proposes_and_who_does_not_answer_in_time_is_passed_over() throws Exception {
        String ticket = office.file("sampah", "bimakota.go.id", BIMA);
        Clerk province = office.hire("OFFICER", office.unit("PEMPROV", "52"));
        assertThat(moved(province, ticket, "accept")).isEqualTo(200);
        assertThat(office.moveNow(province, ticket, "hand_over", WHY, unit(bima.unit()))
                        .statusCode())
                .as("the province only supervises")
                .isEqualTo(422);
        String page = office.get(
                        province,
                        "/report/show.xhtml?tenant="
                                + office.text("select tenant_id::text from report.report where ticket = ?", ticket)
                                + "&ticket=" + ticket)
                .body();
        assertThat(page).contains("id=\"proposals\"", bima.unit().toString());
        String id = propose(province, ticket, bima.unit());
        assertThat(office.text(
                        "select (due_at - proposed_at)::text from report.proposal where id = ?", UUID.fromString(id)))
                .as("the first term of who is asked")
                .isNotEqualTo("null");
        office.change("update report.proposal set due_at = now() - interval '1 second' where ticket = ?", ticket);
        Eventually.within(SOON, () -> assertThat(events(ticket)).endsWith("PROPOSAL_LAPSED"));
        assertThat(office.report(province, ticket).getString("handler")).isEqualTo(name(province.unit()));
        Eventually.within(
                SOON,
                () -> assertThat(office.texts(
                                "select a.kind from core.alert a where a.reference = ? and a.unit_id = ?",
                                ticket,
                                province.unit()))
                        .contains("RETURNED"));
        assertThat(office.texts(
                        "select action from core.audit_entry where object = ? and actor = 'system'",
                        "report:" + ticket))
                .containsExactly("PROPOSAL_LAPSED");

        String again = propose(province, ticket, bima.unit());
        assertThat(answer(bima, ticket, again, "accepted").statusCode()).isEqualTo(200);
        assertThat(moved(bima, ticket, "accept")).isEqualTo(200);
        assertThat(events(ticket))
                .containsExactly(
                        "FILED", "ACCEPTED", "PROPOSED", "PROPOSAL_LAPSED", "PROPOSED", "HANDED_OVER", "ACCEPTED");
    }

    // ------------------------------------------------------------------ who does what

    private static String proposals(String ticket) {
        return "/api/v1/staff/reports/" + ticket + "/proposals";
    }

    private String propose(Clerk clerk, String ticket, UUID unit) throws Exception {
        HttpResponse<String> asked = office.post(clerk, proposals(ticket), "{" + unit(unit) + "," + WHY + "}");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
        JsonObject newest = Contract.object(asked.body()).getJsonArray("items").getJsonObject(0);
        assertThat(newest.getString("state")).isEqualTo("proposed");
        // The demonstration's terms are seconds.
        office.change("update report.proposal set due_at = due_at + interval '1 hour' where ticket = ?", ticket);
        return newest.getString("id");
    }

    private HttpResponse<String> answer(Clerk clerk, String ticket, String id, String state, String... more)
            throws Exception {
        String rest = more.length == 0 ? "" : "," + String.join(",", more);
        return office.post(clerk, proposals(ticket) + "/" + id, "{\"state\":\"" + state + "\"" + rest + "}");
    }

    private JsonObject own(Clerk clerk) throws Exception {
        return Contract.object(office.get(clerk, "/api/v1/staff/proposals").body());
    }

    private int moved(Clerk clerk, String ticket, String move, String... more) throws Exception {
        return office.moveNow(clerk, ticket, move, more).statusCode();
    }

    private static String unit(UUID id) {
        return "\"unit\":\"" + id + "\"";
    }

    private String name(UUID unit) throws Exception {
        return office.text("select name from core.unit where id = ?", unit);
    }

    /** Without what the clock of the demonstration does, whose terms are seconds. */
    /** What people did: the clock of the demonstration may tell anybody anything meanwhile. */
    private List<String> events(String ticket) throws Exception {
        return office.texts(
                "select e.type from report.report_event e join report.report r on r.tenant_id = e.tenant_id"
                        + " and r.id = e.report_id where r.ticket = ? and e.type not in"
                        + " ('REMINDED', 'FOREWARNED', 'WARNED', 'ESCALATED', 'SUPERVISED') order by e.seq",
                ticket);
    }
}
