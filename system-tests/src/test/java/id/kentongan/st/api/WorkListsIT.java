package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.blackbox.SharedKentongan;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be done with the list of work as a whole, in the started program: kept filters, many at once, and back again. */
@ExtendWith(SharedKentongan.class)
class WorkListsIT {

    private static final String LIST = "/today/list.xhtml";
    private static final int LOOKED_AT = 5_000;

    private Office office;
    private UUID unit;
    private Clerk clerk;
    private Officer officer;

    @BeforeEach
    void hire(Kentongan kentongan) throws Exception {
        office = new Office(kentongan);
        unit = office.unit("KELURAHAN", Office.GAMBIR);
        clerk = office.hire("HEAD", unit);
        officer = office.browser(clerk);
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    // ------------------------------------------------------------- kept filters

    @Test
    void a_kept_filter_is_ones_own_and_the_usual_one_is_shown_when_nothing_else_is_asked_for() {
        HttpResponse<String> kept = keep("?status=IN_PROGRESS&category=banjir", "Banjir jalan", true);
        assertThat(kept.body()).contains("Banjir jalan").contains("status=IN_PROGRESS&amp;category=banjir");
        assertThat(officer.get(LIST).uri().getQuery()).isEqualTo("status=IN_PROGRESS&category=banjir");
        assertThat(officer.get(LIST + "?whose=MINE").uri().getQuery()).isEqualTo("whose=MINE");
        assertThat(officer.get(LIST + "?whose=ALL").body())
                .as("all of it")
                .doesNotContain("selected=\"selected\">Proses");

        // The same name again replaces it; another usual one takes its place.
        keep("?overdue=true", "Banjir jalan", false);
        assertThat(officer.get(LIST).uri().getQuery()).isNull();
        Officer other = office.browser(hired());
        assertThat(other.get(LIST).body()).doesNotContain("Banjir jalan");

        HttpResponse<String> gone = officer.submit(officer.get(LIST), "filters", Map.of("forget", "Banjir jalan"));
        assertThat(gone.body()).doesNotContain("value=\"Banjir jalan\"");
    }

    @Test
    void a_filter_needs_a_name_and_there_is_an_end_to_them() {
        assertThat(keep("?", " ", false).body()).contains("notice refused");
        assertThat(keep("?", "n".repeat(41), false).body()).contains("notice refused");
        for (int i = 0; i < 12; i++) {
            assertThat(keep("?", "Saringan " + i, false).body()).contains("notice done");
        }
        assertThat(keep("?", "Satu lagi", false).body())
                .contains("notice refused")
                .contains("12");
        assertThat(keep("?", "Saringan 3", true).body()).contains("notice done");
    }

    private HttpResponse<String> keep(String query, String name, boolean usual) {
        Map<String, String> said = new HashMap<>(Map.of("keep", "true", "filterName", name));
        if (usual) {
            said.put("filterUsual", "true");
        }
        return officer.submit(officer.get(LIST + query), "filters", said);
    }

    private Clerk hired() {
        try {
            return office.hire("OFFICER", unit);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    // ------------------------------------------------------------- and back again

    @Test
    void what_was_accepted_is_given_back_with_its_clock_and_a_line_of_history() throws Exception {
        String ticket = filed();
        assertThat(bulk(ticket, Map.of("bulk", "ACCEPT")).body()).contains("notice done");
        assertThat(status(ticket)).isEqualTo("COORDINATION");
        assertThat(undo().body()).contains("Diurungkan: 1 dari 1");
        assertThat(status(ticket)).isEqualTo("SUBMITTED");
        assertThat(office.text(
                        "select concat(r.accepted_at is null, r.verified_at is null, c.state, c.accepted_by is null, c.unit_id = ?)"
                                + " from report.report r join core.case_file c on c.tenant_id = r.tenant_id and c.id = r.id"
                                + " where r.ticket = ?",
                        unit,
                        ticket))
                .isEqualTo("ttOPENtt");
        assertThat(open(ticket, "ACCEPT")).as("it climbs on").isEqualTo("1");
        assertThat(open(ticket, "ACT")).isEqualTo("0");
        assertThat(events(ticket)).containsSubsequence("ACCEPTED", "MOVE_UNDONE");
        assertThat(office.text(
                        "select count(*) from core.audit_entry where object = ? and action = 'REPORT_ACCEPT_UNDONE'",
                        "report:" + ticket))
                .isEqualTo("1");
        // It can be accepted again as if nothing had happened.
        assertThat(bulk(ticket, Map.of("bulk", "ACCEPT")).body()).contains("notice done");
        assertThat(status(ticket)).isEqualTo("COORDINATION");
    }

    @Test
    void a_disposisi_and_a_begun_work_stand_as_before() throws Exception {
        String ticket = filed();
        bulk(ticket, Map.of("bulk", "ACCEPT"));
        bulk(ticket, Map.of("bulk", "ASSIGN", "to", "p:" + clerk.person()));
        bulk(ticket, Map.of("bulk", "TAKE_ON"));
        assertThat(status(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(open(ticket, "ACT")).isEqualTo("0");
        assertThat(undo().body()).contains("Diurungkan: 1 dari 1");
        assertThat(status(ticket)).isEqualTo("DISPOSITION");
        assertThat(open(ticket, "ACT")).as("it is waited for again").isEqualTo("1");
        assertThat(office.text(
                        "select concat(h.assignee = ?, h.assigned_at is not null) from report.handling h"
                                + " join report.report r on r.tenant_id = h.tenant_id and r.id = h.report_id where r.ticket = ?",
                        clerk.person(),
                        ticket))
                .isEqualTo("tt");
        assertThat(officer.get(LIST + "?").body()).as("once only").doesNotContain("id=\"undo\"");
    }

    @Test
    void what_was_handed_over_comes_back_while_the_other_unit_has_not_touched_it() throws Exception {
        UUID other = office.unit("KELURAHAN", "31.71.01.1002");
        String back = filed();
        String gone = filed();
        bulk(back, Map.of("bulk", "ACCEPT"));
        bulk(back, Map.of("bulk", "HAND_OVER", "to", other.toString(), "words", "Di seberang jalan."));
        assertThat(status(back)).isEqualTo("SUBMITTED");
        assertThat(area(back)).isEqualTo("31.71.01.1002");
        assertThat(undo().body()).contains("Diurungkan: 1 dari 1");
        assertThat(status(back)).isEqualTo("COORDINATION");
        assertThat(area(back)).isEqualTo(Office.GAMBIR);
        assertThat(office.text(
                        "select concat(h.unit_id = ?, h.hops, c.unit_id = ?, c.state) from report.handling h"
                                + " join core.case_file c on c.tenant_id = h.tenant_id and c.id = h.report_id"
                                + " where c.reference = ?",
                        unit,
                        unit,
                        back))
                .isEqualTo("t0tACCEPTED");

        bulk(gone, Map.of("bulk", "HAND_OVER", "to", other.toString(), "words", "Di seberang jalan."));
        Clerk receiver = office.hire("HEAD", other);
        assertThat(office.moveNow(receiver, gone, "accept").statusCode()).isEqualTo(200);
        assertThat(undo().body())
                .contains("Diurungkan: 0 dari 1")
                .contains("Laporan " + gone + " tidak diurungkan: sudah ada yang bertindak");
        assertThat(status(gone)).isEqualTo("COORDINATION");
    }

    @Test
    void what_was_told_cannot_be_taken_back_nor_anothers_nor_what_is_long_ago() throws Exception {
        String ticket = filed();
        bulk(ticket, Map.of("bulk", "NOTE", "words", "Dilihat dari jalan."));
        assertThat(officer.get(LIST + "?").body()).doesNotContain("id=\"undo\"");

        bulk(ticket, Map.of("bulk", "ACCEPT"));
        HttpResponse<String> page = officer.get(LIST + "?");
        Matcher button = Pattern.compile("name=\"undo\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(button.find()).isTrue();
        Officer other = office.browser(hired());
        HttpResponse<String> theirs = other.submit(other.get(LIST + "?"), "filters", Map.of("undo", button.group(1)));
        assertThat(theirs.body()).contains("notice refused");
        assertThat(status(ticket)).isEqualTo("COORDINATION");
        office.change("update report.work_undo set at = at - interval '11 minutes' where ticket = ?", ticket);
        assertThat(officer.submit(page, "takeBack", Map.of("undo", button.group(1)))
                        .body())
                .contains("notice refused")
                .doesNotContain("id=\"undo\"");
        assertThat(status(ticket)).isEqualTo("COORDINATION");
    }

    // ------------------------------------------------------------- parts and answers for many

    @Test
    void a_unit_is_asked_for_a_part_and_citizens_are_told_by_template() throws Exception {
        UUID other = office.unit("KELURAHAN", "31.71.01.1002");
        String ticket = filed();
        bulk(ticket, Map.of("bulk", "ACCEPT"));
        assertThat(bulk(ticket, Map.of("part", "true", "to", other.toString())).body())
                .as("nothing is asked for")
                .contains("notice refused");
        assertThat(bulk(ticket, Map.of("part", "true", "to", other.toString(), "words", "Pinjam truk."))
                        .body())
                .contains("notice done");
        assertThat(office.text(
                        "select t.words from report.task t join report.report r on r.tenant_id = t.tenant_id"
                                + " and r.id = t.report_id where r.ticket = ? and t.unit_id = ?",
                        ticket,
                        other))
                .isEqualTo("Pinjam truk.");

        UUID template = UUID.randomUUID();
        office.change(
                "insert into report.answer_template (tenant_id, id, version, unit_id, name, text_id, changed_at, changed_by)"
                        + " values (1, ?, 1, ?, ?, 'Laporan {ticket} kami tangani.', now(), ?)",
                template,
                unit,
                "Uji " + template,
                clerk.person());
        assertThat(officer.get(LIST + "?").body()).contains("value=\"" + template + ":id\"");
        assertThat(bulk(ticket, Map.of("answer", "true", "template", template + ":id"))
                        .body())
                .contains("notice done");
        assertThat(office.text(
                        "select e.detail from report.report_event e join report.report r on r.tenant_id = e.tenant_id"
                                + " and r.id = e.report_id where r.ticket = ? and e.type = 'TOLD'",
                        ticket))
                .isEqualTo("Laporan " + ticket + " kami tangani.");
        assertThat(bulk(ticket, Map.of("answer", "true", "template", template + ":en"))
                        .body())
                .as("there is none in English")
                .contains("templat ini");
        office.change("update report.answer_template set retired = true where id = ?", template);
    }

    // ------------------------------------------------------------- the end of the list

    @Test
    void a_list_that_is_not_the_whole_says_so() throws Exception {
        UUID agency = UUID.fromString(office.text(
                "select id::text from core.unit where tier = 'AGENCY' and tenant_id = 1 and closed_at is null"
                        + " order by agency desc limit 1"));
        Officer there = office.browser(office.hire("OFFICER", agency));
        assertThat(there.get(LIST + "?").body()).doesNotContain("id=\"cut\"");
        office.change(
                "insert into core.case_file (tenant_id, id, kind, reference, topic, area_code, preset, state, tier, last_seq,"
                        + " opened_at, unit_id, version) select 1, gen_random_uuid(), 'REPORT', 'UJI-PENUH-' || i, 'sampah', ?,"
                        + " 'dki', 'OPEN', 'KELURAHAN', 1, now(), ?, 1 from generate_series(1, ?) i",
                Office.GAMBIR,
                agency,
                LOOKED_AT + 1);
        try {
            assertThat(there.get(LIST + "?").body()).contains("id=\"cut\"").contains("5.000");
        } finally {
            office.change("delete from core.case_file where reference like 'UJI-PENUH-%'");
        }
    }

    // ------------------------------------------------------------- what is common

    /** A new report whose clock stands still: that of the demonstration counts in seconds. */
    private String filed() throws Exception {
        String ticket = office.file("sampah");
        office.change(
                "update core.deadline d set due_at = now() + interval '1 hour' from core.case_file c where c.reference = ?"
                        + " and d.tenant_id = c.tenant_id and d.case_id = c.id and d.fired_at is null",
                ticket);
        return ticket;
    }

    /** What the clock was faster with is looked at again. */
    private HttpResponse<String> bulk(String ticket, Map<String, String> said) throws Exception {
        HttpResponse<String> answer = once(ticket, said);
        for (int again = 0; again < 3 && answer.body().contains(ticket + " sudah berubah"); again++) {
            answer = once(ticket, said);
        }
        return answer;
    }

    private HttpResponse<String> once(String ticket, Map<String, String> said) throws Exception {
        Map<String, String> fields = new HashMap<>(said);
        fields.put("pick", "1:" + ticket + ":" + office.report(clerk, ticket).getInt("version"));
        return officer.submit(officer.get(LIST + "?words=" + ticket), "work", fields);
    }

    private HttpResponse<String> undo() {
        HttpResponse<String> page = officer.get(LIST + "?");
        Matcher button = Pattern.compile("name=\"undo\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(button.find()).as(page.body()).isTrue();
        return officer.submit(page, "takeBack", Map.of("undo", button.group(1)));
    }

    private String status(String ticket) throws Exception {
        return office.text("select status from report.report where ticket = ?", ticket);
    }

    private String area(String ticket) throws Exception {
        return office.text("select area_code from report.report where ticket = ?", ticket);
    }

    private List<String> events(String ticket) throws Exception {
        return office.texts(
                "select e.type from report.report_event e join report.report r on r.tenant_id = e.tenant_id"
                        + " and r.id = e.report_id where r.ticket = ? order by e.seq",
                ticket);
    }

    /** How many moments of a phase are planned. */
    private String open(String ticket, String phase) throws Exception {
        return office.text(
                "select count(*) from core.deadline d join core.case_file c on c.tenant_id = d.tenant_id and c.id = d.case_id"
                        + " where c.reference = ? and d.phase = ? and d.fired_at is null and d.cancelled_at is null",
                ticket,
                phase);
    }
}
