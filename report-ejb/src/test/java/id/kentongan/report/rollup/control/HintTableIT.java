package id.kentongan.report.rollup.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.ReportDatabase;
import id.kentongan.report.rollup.entity.Hints;
import id.kentongan.report.rollup.entity.Hints.Chronic;
import id.kentongan.report.rollup.entity.Hints.Laden;
import id.kentongan.report.rollup.entity.Hints.Rising;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hints from three years of counters of a city, on a real PostgreSQL with the rights of the application's role. */
class HintTableIT {

    private static final int JAKARTA = 1;
    private static final AreaCode CITY = new AreaCode("31.71");
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    /** Pages of 8 kB for all hints of an area, each kelurahan having every category in every month. */
    private static final long MOST_BUFFERS = 6_000;

    /** A city looks through twelve months of all of its kelurahan: here 48, with 17,000 counters. */
    private static final long MOST_OF_A_CITY = 30_000;

    private static ReportDatabase database;
    private static Connection shared;
    private static int statements;
    private static HintTable table;

    @BeforeAll
    static void fill() throws IOException, SQLException {
        database = ReportDatabase.start();
        shared = database.application().getConnection();
        table = new HintTable(new Sql() {
            @Override
            protected Connection connect() throws SQLException {
                return counting(shared);
            }
        });
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            // A province of two cities with 48 kelurahan each.
            statement.execute("delete from core.area where code like '31%'");
            statement.execute("insert into core.area (code, level, kind, name, parent_code, zone) values"
                    + " ('31', 'PROVINSI', 'provinsi', 'DKI', null, 'Asia/Jakarta'),"
                    + " ('31.71', 'KOTA', 'kota', 'Pusat', '31', 'Asia/Jakarta'),"
                    + " ('31.72', 'KOTA', 'kota', 'Utara', '31', 'Asia/Jakarta')");
            statement.execute("insert into core.area (code, level, kind, name, parent_code, zone)"
                    + " select code || '.0' || n, 'KECAMATAN', 'kecamatan', 'K', code, zone from core.area,"
                    + " generate_series(1, 8) n where level = 'KOTA' and code like '31%'");
            statement.execute("insert into core.area (code, level, kind, name, parent_code, zone)"
                    + " select code || '.' || (1000 + n), 'KELURAHAN', 'kelurahan', 'L', code, zone from core.area,"
                    + " generate_series(1, 6) n where level = 'KECAMATAN' and code like '31%'");
            for (String facet : new String[] {"'ALL', ''", "'CATEGORY', c.code"}) {
                // Each category has 20 reports a month in each area, as in all months before.
                statement.execute(
                        "insert into report.rollup_figure (tenant_id, area_code, facet, key, month, received, open,"
                                + " verified, answered, answered_in_time, resolved, resolved_in_time, fixed, rejected, reopened,"
                                + " escalated, minutes_to_answer, minutes_to_close, ratings, rating_sum, answered_that_day,"
                                + " closed_that_day) select 1, a.code, " + facet + ", m::date,"
                                + " case when a.level = 'KELURAHAN' then 2 else 20 end, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0"
                                + " from core.area a cross join"
                                + " generate_series(date '2023-05-01', date '2026-05-01', interval '1 month') m"
                                + (facet.contains("code") ? " join report.category c on c.tenant_id = 1" : "")
                                + " where (a.code like '31.7%' or a.code = '31') and a.valid_until is null"
                                + " and a.level in ('PROVINSI', 'KOTA', 'KECAMATAN', 'KELURAHAN')");
            }
            statement.execute("update report.rollup_figure set received = 60 where area_code = '31.71'"
                    + " and facet = 'CATEGORY' and key = 'banjir' and month = '2026-05-01'");
            statement.execute("update report.rollup_figure set received = 4 where area_code = '31.71.01.1001'"
                    + " and facet = 'CATEGORY' and key = 'sampah' and month between '2025-11-01' and '2026-05-01'");
            statement.execute("insert into report.rollup_figure select 1, '31.71', 'UNIT', m::date,"
                    + " (select id::text from core.unit where tenant_id = 1 and agency = 'bpbd' and closed_at is null limit 1),"
                    + " 100, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40"
                    + " from generate_series(date '2025-06-01', date '2026-05-01', interval '1 month') m");
            statement.execute("analyze report.rollup_figure");
        }
        // One transaction, whose pages PostgreSQL counts by themselves.
        shared.setAutoCommit(false);
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        shared.close();
        database.close();
    }

    private static Hints read(AreaCode area) {
        return Scope.tenant(JAKARTA).call(() -> table.read(JAKARTA, area, MAY));
    }

    @Test
    void says_what_rises_what_comes_again_and_who_has_too_much_and_nothing_else() {
        Hints hints = read(CITY);
        assertThat(hints.seasons())
                .as("two Mays and what lies beside, and one of 2023")
                .isGreaterThanOrEqualTo(8);
        assertThat(hints.rising()).singleElement().satisfies(each -> {
            assertThat(each.category()).isEqualTo("banjir");
            assertThat(each.reports()).isEqualTo(60);
            assertThat(each.usual()).isEqualTo(20);
        });
        assertThat(hints.chronic())
                .extracting(Chronic::area, Chronic::category, Chronic::months, Chronic::reports)
                .containsExactly(tuple("31.71.01.1001", "sampah", 7, 28L));
        assertThat(hints.laden()).singleElement().satisfies(each -> {
            assertThat(each.received()).isEqualTo(300);
            assertThat(each.closed()).isEqualTo(120);
            assertThat(each.open()).isEqualTo(180);
            assertThat(each.old()).isEqualTo(135);
        });
        assertThat(read(new AreaCode("31.72")).rising())
                .extracting(Rising::category)
                .isEmpty();
        assertThat(read(new AreaCode("31.72")).laden()).extracting(Laden::unit).isEmpty();
    }

    @Test
    void asks_at_most_three_times_and_reads_little_whatever_the_area() throws SQLException {
        for (String area : new String[] {"31", "31.71", "31.71.01", "31.71.01.1001"}) {
            statements = 0;
            long before = buffers();
            read(new AreaCode(area));
            assertThat(statements).as(area).isEqualTo(area.length() == 2 ? 2 : 3);
            assertThat(buffers() - before).as(area).isBetween(1L, area.length() == 5 ? MOST_OF_A_CITY : MOST_BUFFERS);
        }
    }

    /** How many pages of the counters this transaction has asked for so far. */
    private static long buffers() throws SQLException {
        try (Statement statement = shared.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_stat_get_xact_blocks_fetched('report.rollup_figure'::regclass)"
                                + " + pg_stat_get_xact_blocks_fetched('report.rollup_figure_pkey'::regclass)")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection counting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                HintTableIT.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    if (method.getName().equals("prepareStatement")
                            && String.valueOf(arguments[0]).contains("report.")) {
                        statements++;
                    }
                    return method.invoke(connection, arguments);
                });
    }
}
