package id.kentongan.report.rollup.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.report.ReportDatabase;
import id.kentongan.report.rollup.entity.Counter;
import id.kentongan.report.rollup.entity.Difference;
import id.kentongan.report.rollup.entity.Spread;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R3: counters on a real PostgreSQL, written with the rights of the application's role. */
class RecountIT {

    private static final int JAKARTA = 1;
    private static final int MANADO = 2;
    private static final String GAMBIR = "31.71.01.1001";
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-10T05:00:00Z");

    private static ReportDatabase database;

    @BeforeAll
    static void start() throws IOException, SQLException {
        database = ReportDatabase.start();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate report.report, report.report_change, report.rollup_day, report.rollup_month,"
                    + " report.rollup_figure, report.rollup_state");
        }
    }

    @Test
    void a_report_is_counted_on_its_day_and_again_when_it_is_answered_and_closed() throws SQLException {
        UUID id = file(JAKARTA, GAMBIR, "banjir", NOON);
        fold();
        assertThat(day(JAKARTA, GAMBIR, "2026-11-10"))
                .containsEntry(Counter.RECEIVED, 1L)
                .containsEntry(Counter.OPEN, 1L)
                .containsEntry(Counter.ANSWERED, 0L);

        change(id, "status = 'COORDINATION', accepted_at = timestamptz '2026-11-11T06:30:30Z'");
        fold();
        change(
                id,
                "status = 'RESOLVED', closed_at = timestamptz '2026-11-12T05:00:00Z',"
                        + " expected_at = timestamptz '2026-11-12T05:00:00Z'");
        fold();

        assertThat(day(JAKARTA, GAMBIR, "2026-11-10"))
                .containsEntry(Counter.RECEIVED, 1L)
                .containsEntry(Counter.OPEN, 0L)
                .containsEntry(Counter.ANSWERED, 1L)
                .containsEntry(Counter.ANSWERED_IN_TIME, 1L)
                .containsEntry(Counter.RESOLVED, 1L)
                .containsEntry(Counter.RESOLVED_IN_TIME, 1L)
                .containsEntry(Counter.MINUTES_TO_ANSWER, 25L * 60 + 30)
                .containsEntry(Counter.MINUTES_TO_CLOSE, 48L * 60)
                .containsEntry(Counter.ANSWERED_THAT_DAY, 0L);
        assertThat(day(JAKARTA, GAMBIR, "2026-11-11")).containsEntry(Counter.ANSWERED_THAT_DAY, 1L);
        assertThat(day(JAKARTA, GAMBIR, "2026-11-12")).containsEntry(Counter.CLOSED_THAT_DAY, 1L);
        assertThat(differences(JAKARTA)).isEmpty();
    }

    @Test
    void an_answer_after_the_climb_is_not_in_time_and_a_reopened_report_is_open_again() throws SQLException {
        UUID id = file(JAKARTA, GAMBIR, "banjir", NOON);
        change(id, "escalated_at = timestamptz '2026-11-11T05:00:00Z'");
        change(id, "status = 'COORDINATION', accepted_at = timestamptz '2026-11-11T05:00:01Z'");
        change(id, "status = 'RESOLVED', closed_at = timestamptz '2026-11-12T05:00:00Z'");
        change(id, "status = 'REOPENED', closed_at = null, reopenings = 1");
        fold();

        assertThat(day(JAKARTA, GAMBIR, "2026-11-10"))
                .containsEntry(Counter.ESCALATED, 1L)
                .containsEntry(Counter.ANSWERED, 1L)
                .containsEntry(Counter.ANSWERED_IN_TIME, 0L)
                .containsEntry(Counter.RESOLVED, 0L)
                .containsEntry(Counter.REOPENED, 1L)
                .containsEntry(Counter.OPEN, 1L);
        assertThat(day(JAKARTA, GAMBIR, "2026-11-12")).containsEntry(Counter.CLOSED_THAT_DAY, 0L);
        assertThat(differences(JAKARTA)).isEmpty();
    }

    /** 16:30 UTC is before midnight in Jakarta and after midnight in Manado. */
    @Test
    void a_day_is_that_of_the_tenants_zone() throws SQLException {
        OffsetDateTime evening = OffsetDateTime.parse("2026-11-30T16:30:00Z");
        file(JAKARTA, GAMBIR, "sampah", evening);
        file(MANADO, "71.71.01.1001", "sampah", evening);
        fold();

        assertThat(day(JAKARTA, GAMBIR, "2026-11-30")).containsEntry(Counter.RECEIVED, 1L);
        assertThat(day(MANADO, "71.71.01.1001", "2026-12-01")).containsEntry(Counter.RECEIVED, 1L);
        assertThat(months(MANADO)).containsExactly("71.71.01.1001 sampah 2026-12-01 1");
    }

    @Test
    void a_rating_is_counted_with_the_report_wherever_it_goes_and_only_the_last_of_one_report() throws SQLException {
        UUID id = file(JAKARTA, GAMBIR, "banjir", NOON);
        file(JAKARTA, GAMBIR, "banjir", NOON);
        change(id, "status = 'RESOLVED', closed_at = timestamptz '2026-11-12T05:00:00Z'");
        change(id, "rating = 2");
        fold();
        assertThat(differences(JAKARTA)).isEmpty();
        change(id, "rating = 5");
        fold();
        assertThat(day(JAKARTA, GAMBIR, "2026-11-10"))
                .containsEntry(Counter.RATINGS, 1L)
                .containsEntry(Counter.RATING_SUM, 5L);
        assertThat(day(JAKARTA, GAMBIR, "2026-11-12"))
                .containsEntry(Counter.RATINGS, 0L)
                .containsEntry(Counter.RATING_SUM, 0L);

        change(id, "area_code = '31.71.01.1002'");
        assertThat(differences(JAKARTA)).as("what waits counts too").isEmpty();
        fold();
        assertThat(day(JAKARTA, GAMBIR, "2026-11-10")).containsEntry(Counter.RATINGS, 0L);
        assertThat(day(JAKARTA, "31.71.01.1002", "2026-11-10"))
                .containsEntry(Counter.RATINGS, 1L)
                .containsEntry(Counter.RATING_SUM, 5L);
        assertThat(differences(JAKARTA)).isEmpty();
    }

    /** Figures of every tier, by category, channel, hour, unit and how long it took. */
    @Test
    void what_is_counted_adds_up_on_every_tier_and_by_whatever_it_is_told_apart() throws SQLException {
        UUID unit = UUID.fromString("00000000-0000-7000-8000-000000000001");
        UUID id = file(JAKARTA, GAMBIR, "banjir", NOON);
        file(JAKARTA, "31.71.02", "sampah", NOON.plusDays(1));
        change(id, "verified_at = received_at + interval '5 minutes'");
        change(
                id,
                "status = 'COORDINATION', unit_id = '" + unit + "', accepted_at = received_at + interval '25 minutes'");
        change(
                id,
                "status = 'RESOLVED', close_reason = 'FIXED_VERIFIED', closed_at = received_at + interval '2 days 3 minutes'");
        fold();

        assertThat(figures("received > 0"))
                .containsExactly(
                        "31 ALL  2",
                        "31 ANSWER 14 1",
                        "31 CATEGORY banjir 1",
                        "31 CATEGORY sampah 1",
                        "31 CHANNEL OPEN311 2",
                        "31 CLOSE 41 1",
                        "31 HOUR 2-12 1",
                        "31 HOUR 3-12 1",
                        "31 UNIT " + unit + " 1",
                        "31.71 ALL  2",
                        "31.71 ANSWER 14 1",
                        "31.71 CATEGORY banjir 1",
                        "31.71 CATEGORY sampah 1",
                        "31.71 CHANNEL OPEN311 2",
                        "31.71 CLOSE 41 1",
                        "31.71 HOUR 2-12 1",
                        "31.71 HOUR 3-12 1",
                        "31.71 UNIT " + unit + " 1",
                        "31.71.01 ALL  1",
                        "31.71.01 ANSWER 14 1",
                        "31.71.01 CATEGORY banjir 1",
                        "31.71.01 CHANNEL OPEN311 1",
                        "31.71.01 CLOSE 41 1",
                        "31.71.01 HOUR 2-12 1",
                        "31.71.01.1001 ALL  1",
                        "31.71.01.1001 ANSWER 14 1",
                        "31.71.01.1001 CATEGORY banjir 1",
                        "31.71.01.1001 CLOSE 41 1",
                        "31.71.02 ALL  1",
                        "31.71.02 CATEGORY sampah 1",
                        "31.71.02 CHANNEL OPEN311 1",
                        "31.71.02 HOUR 3-12 1");
        assertThat(figures("facet = 'ALL' and area_code = '31' and verified = 1 and fixed = 1 and answered = 1"))
                .hasSize(1);
        assertThat(differences(JAKARTA)).isEmpty();
    }

    /** Both sides have the bounds: what the database counts into a box the pages read out of it. */
    @Test
    void the_database_and_the_pages_mean_the_same_by_a_box() throws SQLException {
        List<Long> minutes = new ArrayList<>(List.of(0L, 50_000_000L));
        for (int box = 1; box < Spread.BOXES; box++) {
            minutes.add(Spread.from(box) - 1);
            minutes.add(Spread.from(box));
        }
        try (Connection application = database.application().getConnection()) {
            for (long each : minutes) {
                assertThat(number(application, "select report.box(" + each + ")"))
                        .as("%d minutes", each)
                        .isEqualTo(Spread.boxOf(each));
            }
        }
    }

    @Test
    void a_report_that_moves_to_another_kelurahan_and_category_is_counted_there() throws SQLException {
        UUID id = file(JAKARTA, GAMBIR, "banjir", NOON);
        fold();
        change(id, "area_code = '31.71.01.1002', category_code = 'sampah'");
        fold();

        assertThat(day(JAKARTA, GAMBIR, "2026-11-10")).containsEntry(Counter.RECEIVED, 0L);
        assertThat(day(JAKARTA, "31.71.01.1002", "2026-11-10")).containsEntry(Counter.RECEIVED, 1L);
        assertThat(differences(JAKARTA)).isEmpty();
    }

    @Test
    void what_has_not_been_folded_yet_is_no_difference() throws SQLException {
        file(JAKARTA, GAMBIR, "banjir", NOON);

        assertThat(differences(JAKARTA)).isEmpty();
    }

    /** R3.2: what a killed node leaves behind is a transaction that never committed. */
    @Test
    void a_fold_that_is_cut_off_loses_nothing_and_counts_nothing_twice() throws SQLException {
        for (int i = 0; i < 10; i++) {
            file(JAKARTA, GAMBIR, "banjir", NOON);
        }
        try (Connection killed = database.application().getConnection()) {
            killed.setAutoCommit(false);
            assertThat(fold(killed, 7)).isEqualTo(7);
            terminate(killed);
        }
        assertThat(day(JAKARTA, GAMBIR, "2026-11-10")).isEmpty();

        fold();

        assertThat(day(JAKARTA, GAMBIR, "2026-11-10")).containsEntry(Counter.RECEIVED, 10L);
        assertThat(differences(JAKARTA)).isEmpty();
    }

    @Test
    void nodes_that_fold_while_reports_come_in_count_each_once() throws Exception {
        List<Callable<Integer>> work = new ArrayList<>();
        for (int writer = 0; writer < 3; writer++) {
            Random random = new Random(writer);
            work.add(() -> {
                for (int i = 0; i < 60; i++) {
                    UUID id = file(
                            JAKARTA, "31.71.01.100" + (1 + random.nextInt(5)), "banjir", NOON.plusMinutes(i * 40L));
                    if (random.nextBoolean()) {
                        change(id, "status = 'COORDINATION', accepted_at = received_at + interval '3 hours'");
                        change(id, "rating = " + (1 + random.nextInt(5)));
                    }
                }
                return 0;
            });
        }
        for (int node = 0; node < 2; node++) {
            work.add(() -> {
                int folded = 0;
                for (int i = 0; i < 40; i++) {
                    try (Connection connection = database.application().getConnection()) {
                        folded += fold(connection, 5);
                    }
                }
                return folded;
            });
        }
        ExecutorService nodes = Executors.newFixedThreadPool(work.size());
        for (Future<Integer> done : nodes.invokeAll(work)) {
            done.get();
        }
        nodes.shutdown();
        assertThat(differences(JAKARTA)).isEmpty();

        fold();

        assertThat(differences(JAKARTA)).isEmpty();
        try (Connection owner = database.owner().getConnection()) {
            assertThat(number(owner, "select sum(received) from report.rollup_day"))
                    .isEqualTo(180);
            assertThat(number(owner, "select sum(received) from report.rollup_month"))
                    .isEqualTo(180);
            assertThat(number(owner, "select count(*) from report.report_change"))
                    .isZero();
        }
    }

    /** R3.3 */
    @Test
    void a_counter_that_is_wrong_is_named_and_repaired() throws SQLException {
        file(JAKARTA, GAMBIR, "banjir", NOON);
        file(MANADO, "71.71.01.1001", "sampah", NOON);
        fold();
        file(JAKARTA, GAMBIR, "banjir", NOON);
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("update report.rollup_day set received = received + 6 where tenant_id = 1");
            statement.execute("delete from report.rollup_month where tenant_id = 1");
        }

        assertThat(differences(MANADO)).isEmpty();
        assertThat(differences(JAKARTA))
                .extracting(
                        Difference::area,
                        Difference::category,
                        Difference::counter,
                        Difference::counted,
                        Difference::recounted)
                .containsExactly(
                        tuple(GAMBIR, null, Counter.RECEIVED, 8L, 2L),
                        tuple(GAMBIR, "banjir", Counter.RECEIVED, 1L, 2L),
                        tuple(GAMBIR, "banjir", Counter.OPEN, 1L, 2L));

        try (Connection owner = database.owner().getConnection()) {
            assertThat(new Recount(owner).repair(JAKARTA)).isEqualTo(2);
        }
        assertThat(differences(JAKARTA)).isEmpty();
        fold();
        assertThat(differences(JAKARTA)).isEmpty();
        assertThat(day(JAKARTA, GAMBIR, "2026-11-10")).containsEntry(Counter.RECEIVED, 2L);
    }

    @Test
    void who_loads_in_bulk_counts_what_was_loaded() throws SQLException {
        UUID id;
        try (Connection application = database.application().getConnection()) {
            application.setAutoCommit(false);
            execute(application, "set local kentongan.bulk_load = 'on'");
            id = insert(application, JAKARTA, GAMBIR, "banjir", NOON);
            insert(application, JAKARTA, GAMBIR, "banjir", NOON.plusHours(1));
            assertThat(number(application, "select count(*) from report.report_change"))
                    .isZero();
            execute(application, "select report.count_loaded(1, array(select id from report.report))");
            assertThat(number(application, "select count(*) from report.report_change"))
                    .as("one for each hour")
                    .isEqualTo(2);
            application.commit();
        }
        change(id, "status = 'COORDINATION', accepted_at = received_at");
        fold();

        assertThat(day(JAKARTA, GAMBIR, "2026-11-10")).containsEntry(Counter.RECEIVED, 2L);
        assertThat(differences(JAKARTA)).isEmpty();
    }

    private static List<Difference> differences(int tenant) throws SQLException {
        List<Difference> found = new ArrayList<>();
        try (Connection application = database.application().getConnection()) {
            assertThat(new Recount(application).compare(tenant, found::add)).isEqualTo(found.size());
        }
        return found;
    }

    private static UUID file(int tenant, String area, String category, OffsetDateTime at) throws SQLException {
        try (Connection application = database.application().getConnection()) {
            return insert(application, tenant, area, category, at);
        }
    }

    private static UUID insert(Connection connection, int tenant, String area, String category, OffsetDateTime at)
            throws SQLException {
        UUID id = UuidV7.at(at.toInstant());
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into report.report (tenant_id, id, ticket, tracking_hash, category_code, status, channel,
                    area_code, lat, lon, location_rule, approximate, description, received_at, updated_at, last_seq,
                    version)
                values (?, ?, ?, '\\x00', ?, 'SUBMITTED', 'OPEN311', ?, -6.17, 106.82, 'INSIDE', false, '', ?, ?, 1, 1)
                """)) {
            insert.setInt(1, tenant);
            insert.setObject(2, id);
            insert.setString(3, id.toString());
            insert.setString(4, category);
            insert.setString(5, area);
            insert.setObject(6, at);
            insert.setObject(7, at);
            insert.executeUpdate();
        }
        return id;
    }

    private static void change(UUID id, String what) throws SQLException {
        try (Connection application = database.application().getConnection()) {
            execute(application, "update report.report set " + what + " where id = '" + id + "'");
        }
    }

    private static void fold() throws SQLException {
        try (Connection application = database.application().getConnection()) {
            fold(application, 100_000);
        }
    }

    private static long fold(Connection connection, int most) throws SQLException {
        return number(connection, "select report.fold_changes(" + most + ")");
    }

    private static void terminate(Connection victim) throws SQLException {
        long pid = number(victim, "select pg_backend_pid()");
        try (Connection owner = database.owner().getConnection()) {
            execute(owner, "select pg_terminate_backend(" + pid + ", 10000)");
        }
    }

    private static Map<Counter, Long> day(int tenant, String area, String day) throws SQLException {
        Map<Counter, Long> counters = new TreeMap<>();
        try (Connection application = database.application().getConnection();
                Statement statement = application.createStatement();
                ResultSet row = statement.executeQuery("select * from report.rollup_day where tenant_id = " + tenant
                        + " and area_code = '" + area + "' and day = '" + day + "'")) {
            if (row.next()) {
                for (Counter counter : Counter.values()) {
                    counters.put(counter, row.getLong(counter.column()));
                }
            }
        }
        return counters;
    }

    private static List<String> figures(String where) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection application = database.application().getConnection();
                Statement statement = application.createStatement();
                ResultSet row = statement.executeQuery("select concat_ws(' ', area_code, facet, key, received)"
                        + " from report.rollup_figure where " + where + " order by area_code, facet, key")) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private static List<String> months(int tenant) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection application = database.application().getConnection();
                Statement statement = application.createStatement();
                ResultSet row = statement.executeQuery(
                        "select concat_ws(' ', area_code, category_code, month, received) from report.rollup_month"
                                + " where tenant_id = " + tenant)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
