package id.kentongan.launcher.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Refusal;
import id.kentongan.launcher.bulk.RegionsInMemory;
import id.kentongan.launcher.bulk.TestCity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The invented city on a real PostgreSQL. */
class GenerateIT {

    private static final int REPORTS = 3_000;
    private static final int DAYS = 40;

    private static TestCity city;
    private static RegionsInMemory regions;

    @BeforeAll
    static void start() throws IOException, SQLException {
        city = TestCity.start();
        regions = city.regions();
    }

    @AfterAll
    static void stop() throws IOException {
        city.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        city.empty();
    }

    @Test
    void a_city_has_as_many_reports_as_were_asked_for_in_all_states_marked_as_samples() throws SQLException {
        generate(1, Optional.empty());

        assertThat(city.number("select count(*) from report.report")).isEqualTo(REPORTS);
        assertThat(city.texts("select distinct channel from report.report")).containsExactly("SAMPLE");
        assertThat(city.texts("select distinct status from report.report order by 1"))
                .containsExactly("COORDINATION", "REJECTED", "REOPENED", "RESOLVED", "SUBMITTED");
        assertThat(city.number("select count(distinct area_code) from report.report"))
                .isEqualTo(12);
        assertThat(city.number(
                        "select 100 * sum(answered) / sum(received) from report.rollup_month where tenant_id = 900"))
                .isBetween(65L, 92L);
        assertThat(city.texts("select action from core.audit_entry")).containsExactly("REPORTS_GENERATE");
    }

    /** What Qlue published of Jakarta: 80 % of the reports were answered. */
    @Test
    void four_of_five_are_answered_by_the_counters_and_by_the_histories_the_same() throws SQLException {
        generate(7, Optional.empty());

        assertThat(
                        city.number(
                                "select round(100.0 * sum(answered) / sum(received)) from report.rollup_day where tenant_id = 900"))
                .isBetween(74L, 86L);
        String answers = """
                with told as (
                    select r.area_code, r.category_code, (r.received_at at time zone t.zone)::date as day,
                        min(e.at) filter (where e.type in ('ACCEPTED', 'RESOLVED', 'REJECTED')) as answer,
                        min(e.at) filter (where e.type = 'ESCALATED') as climb
                    from report.report r join core.tenant t on t.id = r.tenant_id
                    join report.report_event e on e.tenant_id = r.tenant_id and e.report_id = r.id
                    where r.tenant_id = 900 group by r.tenant_id, r.id, r.area_code, r.category_code, r.received_at, t.zone)
                select %s, count(*) as received, count(answer) as answered,
                    count(answer) filter (where answer < coalesce(climb, 'infinity')) as answered_in_time
                from told group by %s""";
        String day = "area_code, day";
        String month = "area_code, category_code, date_trunc('month', day::timestamp)::date";
        assertThat(city.number(
                        "select sum(answered) - sum(answered_in_time) from report.rollup_day where tenant_id = 900"))
                .as("some came too late")
                .isPositive();
        assertNothing(
                "a day whose counters say something else than the histories",
                "select 1 from (" + answers.formatted(day, day) + ") told full join (select area_code, day, received,"
                        + " answered, answered_in_time from report.rollup_day where tenant_id = 900 and received > 0) kept"
                        + " using (area_code, day, received, answered, answered_in_time)"
                        + " where told.area_code is null or kept.area_code is null");
        assertNothing(
                "a month whose counters say something else than the histories",
                "select 1 from (" + answers.formatted(month + " as month", month)
                        + ") told full join (select area_code,"
                        + " category_code, month, received, answered, answered_in_time from report.rollup_month"
                        + " where tenant_id = 900 and received > 0) kept"
                        + " using (area_code, category_code, month, received, answered, answered_in_time)"
                        + " where told.area_code is null or kept.area_code is null");
        // and with what reconciling recounts from the reports themselves
        assertThat(city.differences()).isEmpty();
    }

    @Test
    void each_report_has_the_history_and_the_case_that_led_to_its_state() throws SQLException {
        generate(2, Optional.empty());

        assertNothing("a history that does not end where the report stands", """
                select 1 from report.report r
                join (select report_id, count(*) as n, (array_agg(status order by seq desc))[1] as status,
                          max(at) as at from report.report_event group by report_id) e on e.report_id = r.id
                where (r.last_seq, r.status, r.updated_at) is distinct from (e.n::int, e.status, e.at)""");
        assertNothing("a report without a history", """
                select 1 from report.report r
                where not exists (select 1 from report.report_event e where e.report_id = r.id and e.seq = 1)""");
        assertNothing("a history that goes back in time", """
                select 1 from report.report_event a join report.report_event b
                on b.report_id = a.report_id and b.seq = a.seq + 1 where b.at < a.at""");
        assertNothing("something from the future", """
                select 1 from report.report_event where at > now()""");
        assertNothing("a report whose case says something else", """
                select 1 from report.report r left join core.case_file c on c.id = r.id
                where c.state is distinct from case when r.status = 'SUBMITTED' then 'OPEN'
                    when r.status in ('RESOLVED', 'REJECTED') then 'CLOSED' else 'ACCEPTED' end
                or (c.state = 'ACCEPTED' and c.accepted_at is null)""");
        assertNothing("an escalation without the deadline that fired", """
                select 1 from core.deadline d full join core.escalation e
                on e.case_id = d.case_id and e.phase = d.phase and e.step = d.step and e.due_at = d.due_at
                where (d.fired_at is not null) is distinct from (e.case_id is not null)""");
        assertNothing("a report whose first climb is not in its history", """
                select 1 from report.report r where r.escalated_at is distinct from (select min(e.at)
                    from report.report_event e where e.report_id = r.id and e.type = 'ESCALATED')""");
        assertNothing("an alert too many or too few", """
                select 1 from core.case_file c
                where c.last_seq <> (select count(*) from core.alert a where a.case_id = c.id)""");
    }

    /** Else a running application would escalate the whole city as soon as it sees it. */
    @Test
    void nothing_is_left_that_the_running_application_would_have_to_do_at_once() throws SQLException {
        generate(3, Optional.empty());

        assertNothing("a deadline that is due", """
                select 1 from core.deadline where fired_at is null and cancelled_at is null and due_at <= now()""");
        assertNothing("a message that waits", "select 1 from core.outbox");
        assertNothing("a change that waits", "select 1 from report.report_change");
        assertNothing("more than one open deadline, or one of a case that was answered", """
                select 1 from core.deadline d join core.case_file c on c.id = d.case_id
                where d.fired_at is null and d.cancelled_at is null
                group by d.case_id, c.state having count(*) > 1 or c.state <> 'OPEN'""");
        assertThat(city.number("select count(*) from core.deadline where fired_at is null and cancelled_at is null"))
                .isPositive();
        assertThat(city.differences()).isEmpty();
    }

    @Test
    void places_lie_in_the_kelurahan_that_the_application_would_find() throws SQLException {
        generate(4, Optional.empty());

        List<String> places =
                city.texts("select lat || ' ' || lon || ' ' || area_code from report.report where random() < 0.1");
        assertThat(places).isNotEmpty().allSatisfy(place -> {
            String[] parts = place.split(" ");
            Placement found = regions.locate(
                    regions.tenant(TestCity.TENANT), Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
            assertThat(found)
                    .isInstanceOfSatisfying(
                            Placement.Found.class,
                            within -> assertThat(within.area().value()).isEqualTo(parts[2]));
        });
        assertThat(city.number("select count(distinct (lat, lon)) from report.report"))
                .isGreaterThan(REPORTS * 9 / 10);
    }

    @Test
    void one_day_is_the_day_of_the_flood() throws SQLException {
        generate(5, Optional.empty());

        assertThat(city.number("""
                        select max(flood.c / greatest(1, usual.c))::int
                        from (select area_code, day, sum(received) as c from report.rollup_day group by 1, 2) flood
                        join (select area_code, percentile_disc(0.5) within group (order by received) as c
                              from report.rollup_day group by 1) usual using (area_code)
                        where usual.c >= 5""")).isGreaterThanOrEqualTo(5);
    }

    @Test
    void the_same_seed_and_end_make_the_same_city_and_another_seed_another() throws SQLException {
        Optional<String> end =
                Optional.of(LocalDate.now(ZoneOffset.UTC).minusDays(3).toString());
        generate(6, end);
        String first = fingerprint();
        assertThatThrownBy(() -> generate(6, end)).isInstanceOf(Refusal.class).hasMessageContaining("seed 6");
        assertThat(fingerprint()).isEqualTo(first);

        city.empty();
        generate(6, end);
        assertThat(fingerprint()).isEqualTo(first);

        city.empty();
        generate(7, end);
        assertThat(fingerprint()).isNotEqualTo(first);
    }

    @Test
    void a_tenant_that_does_not_exist_is_refused_with_those_that_do() {
        assertThatThrownBy(() -> generate("XYZ", 1, Optional.empty()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.cure()).contains("UJI").contains("JKT"));
    }

    private static String fingerprint() throws SQLException {
        return city.texts("""
                        select md5(string_agg(ticket || lat || lon || description || received_at, ',' order by id))
                        from report.report""").get(0);
    }

    private static void assertNothing(String what, String sql) throws SQLException {
        assertThat(city.texts(sql)).as(what).isEmpty();
    }

    private static void generate(long seed, Optional<String> until) throws SQLException {
        generate(TestCity.CODE, seed, until);
    }

    private static void generate(String tenant, long seed, Optional<String> until) throws SQLException {
        try (Connection owner = city.owner()) {
            GenerateCommand.generate(
                    owner,
                    regions,
                    Optional.of(tenant),
                    new GenerateCommand.Wanted(REPORTS, DAYS, seed, until),
                    new Console(silence(), silence(), false),
                    Messages.beside(GenerateCommand.class, Locale.ENGLISH));
        }
    }

    private static PrintStream silence() {
        return new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    }
}
