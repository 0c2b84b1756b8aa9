package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Eventually;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an officer has to do, in the started program: due first, only one's own, and nothing lost between pages. */
@ExtendWith(SharedKentongan.class)
class WorkIT {

    private static final String MINE = "/today/list.xhtml?whose=MINE";
    private static final Pattern ROW = Pattern.compile("data-row=\"([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("id=\"next\"[^>]*href=\"([^\"]+)\"");
    private static final Duration CLIMB = Duration.ofSeconds(90);
    private static final int MORE_THAN_A_PAGE = 28;

    private Office office;
    private Clerk officer;
    private UUID unit;

    @BeforeEach
    void hire(Kentongan kentongan) throws Exception {
        office = new Office(kentongan);
        unit = office.unit("KELURAHAN", Office.GAMBIR);
        officer = office.hire("OFFICER", unit);
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    @Test
    void due_first_and_no_report_is_lost_or_shown_twice_between_pages() throws Exception {
        List<String> tickets = new ArrayList<>();
        for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
            String ticket = office.file("sampah");
            give(ticket, officer);
            // Two by two at the same moment: then the id decides.
            office.change(
                    "update report.report set expected_at = date_trunc('hour', now()) + (? || ' hours')::interval"
                            + " where ticket = ?",
                    String.valueOf(-40 + i / 2),
                    ticket);
            tickets.add(ticket);
        }
        String first = office.get(officer, MINE).body();
        List<String> shown = rows(first);
        assertThat(shown).hasSize(25);
        Matcher next = NEXT.matcher(first);
        assertThat(next.find()).isTrue();
        String second = office.get(officer, "/today/list.xhtml" + next.group(1).replace("&amp;", "&"))
                .body();
        shown.addAll(rows(second));
        assertThat(shown).containsExactlyElementsOf(tickets);
        assertThat(NEXT.matcher(second).find()).isFalse();
        assertThat(first).contains("<strong id=\"total\">" + MORE_THAN_A_PAGE + "</strong>");
        assertThat(rows(office.get(officer, MINE + "&overdue=true").body()))
                .containsExactlyElementsOf(tickets.subList(0, 25));
        office.change(
                "update report.handling set closed = true where report_id in (select id from report.report where ticket = any (?))",
                (Object) tickets.toArray(String[]::new));
    }

    @Test
    void one_sees_the_own_units_work_and_filters_narrow_it() throws Exception {
        String waiting = office.file("sampah");
        assertThat(all("?status=SUBMITTED")).contains(waiting);
        assertThat(all("?status=IN_PROGRESS")).doesNotContain(waiting);
        assertThat(all("?area=71.71"))
                .as("an area of others is as good as unsaid")
                .contains(waiting);
        assertThat(all("?words=tidak-ada-kata-ini")).isEmpty();
        assertThat(all("?words=ALUR")).contains(waiting);
        office.change("update report.report set address = 'Gang Kelinci 7 RW 03' where ticket = ?", waiting);
        assertThat(all("?words=gang+kelinci")).containsExactly(waiting);
        assertThat(all("?category=banjir")).doesNotContain(waiting);
        assertThat(all("?whose=MINE")).isEmpty();
        Clerk stranger = office.hire("OFFICER", office.unit("PEMKOT", "71.71"));
        assertThat(rows(office.get(stranger, "/today/list.xhtml").body())).doesNotContain(waiting);
        Clerk auditor = office.hire("AUDITOR", office.unit("PEMKOT", "31.71"));
        assertThat(rows(office.get(auditor, "/today/list.xhtml").body())).isEmpty();
        assertThat(office.get(officer, "/today/list.xhtml?status=%27&area=x&after=1.2&priority=9")
                        .statusCode())
                .isEqualTo(200);
        assertThat(office.get(null, "/today/list.xhtml").statusCode()).isEqualTo(302);
    }

    @Test
    void what_has_climbed_to_the_top_is_still_the_work_of_who_has_not_accepted_it() throws Exception {
        String ticket = office.file("sampah");
        Eventually.within(CLIMB, () -> {
            office.change(
                    "update core.deadline d set due_at = now() from core.case_file c where c.tenant_id = d.tenant_id"
                            + " and c.id = d.case_id and c.reference = ? and d.fired_at is null and d.cancelled_at is null",
                    ticket);
            assertThat(office.texts(
                            "select e.tier from core.escalation e join core.case_file c on c.tenant_id = e.tenant_id"
                                    + " and c.id = e.case_id where c.reference = ?",
                            ticket))
                    .contains("KECAMATAN", "PEMKOT", "PEMPROV");
        });
        assertThat(all("?status=SUBMITTED")).contains(ticket);
        assertThat(office.moveNow(officer, ticket, "accept").statusCode())
                .as("and they may still take it on")
                .isEqualTo(200);
        assertThat(all("?status=COORDINATION")).contains(ticket);
    }

    /** Of all pages: the shared program has others' reports as well. */
    private List<String> all(String query) throws Exception {
        List<String> found = new ArrayList<>();
        String address = query;
        while (true) {
            String page = office.get(officer, "/today/list.xhtml" + address).body();
            found.addAll(rows(page));
            Matcher next = NEXT.matcher(page);
            if (!next.find()) {
                return found;
            }
            address = next.group(1).replace("&amp;", "&");
        }
    }

    private void give(String ticket, Clerk to) throws Exception {
        office.change(
                "insert into report.handling (tenant_id, report_id, unit_id, since, assignee)"
                        + " select tenant_id, id, ?, now(), ? from report.report where ticket = ?",
                unit,
                to.person(),
                ticket);
    }

    private static List<String> rows(String page) {
        List<String> found = new ArrayList<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            found.add(row.group(1));
        }
        return found;
    }
}
