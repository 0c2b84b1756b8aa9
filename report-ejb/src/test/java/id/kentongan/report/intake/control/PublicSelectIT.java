package id.kentongan.report.intake.control;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.BoundDatabase;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.intake.entity.ReportQuery;
import id.kentongan.report.intake.entity.Vicinity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** On a real PostgreSQL with 120,000 reports of 120 days, one in twenty of a category that is never public. */
class PublicSelectIT {

    private static final int TENANT = 77;
    private static final int REPORTS = 120_000;
    private static final List<String> SECRET = List.of("rahasia");
    private static final String GAMBIR = "31.71.01.1001";

    private static final Sql SQL = new Sql();

    private record Row(
            UUID id,
            String ticket,
            String status,
            String category,
            String area,
            OffsetDateTime at,
            OffsetDateTime updated,
            boolean verified,
            boolean place,
            boolean words) {}

    @BeforeAll
    static void fill() {
        BoundDatabase.bind();
        BoundDatabase.run(
                "select core.ensure_partitions((now() at time zone 'UTC')::date - 150, 8)",
                "insert into core.area (code, level, kind, name, parent_code, zone)"
                        + " select '31.71.01.' || 1000 + i, 'KELURAHAN', 'kelurahan', 'Uji ' || i, '31.71.01', 'Asia/Jakarta'"
                        + " from generate_series(1, 6) i on conflict do nothing",
                """
                insert into report.report (tenant_id, id, ticket, tracking_hash, category_code, status, channel,
                    area_code, lat, lon, location_rule, approximate, address, description, received_at, updated_at,
                    verified_at, accepted_at, last_seq, version)
                select %d, (left(core.id_floor(at)::text, 14) || '7' || substr(md5(i::text), 1, 3) || '-8'
                        || substr(md5(i::text), 4, 3) || '-' || substr(md5(i::text), 7, 12))::uuid,
                    'UJI-' || to_char(at at time zone 'UTC', 'YYMM') || '-' || lpad((i / 100000)::text, 5, '0') || '-'
                        || lpad((i %% 100000)::text, 5, '0'),
                    '\\x00', (array['banjir','sampah','jalan-rusak','rahasia'])[case when i %% 20 = 0 then 4
                        when i %% 500 = 1 then 3 when i %% 3 = 0 then 1 else 2 end],
                    case when i %% 2 = 0 then 'COORDINATION' else 'SUBMITTED' end, 'OPEN311',
                    '31.71.' || lpad((1 + i %% 8)::text, 2, '0') || '.' || (1001 + i / 8 %% 6),
                    -6.30 + (i * 7 %% 1000) * 0.0002, 106.70 + (i * 13 %% 1000) * 0.0003,
                    'INSIDE', false, 'Jalan', 'Rahasia ' || i, at,
                    case when i %% 2 = 0 then at + interval '1 hour' else at end,
                    case when i %% 2 = 0 then at + interval '1 hour' end,
                    case when i %% 2 = 0 then at + interval '1 hour' end, 2, 1
                from generate_series(1, %d) i, lateral (select now() - interval '1 hour' - i * interval '86.4 seconds' as at) t
                """.formatted(TENANT, REPORTS),
                """
                insert into report.report_event (tenant_id, report_id, seq, type, at, status)
                select tenant_id, id, 1, 'FILED', received_at, 'SUBMITTED' from report.report where tenant_id = 77
                union all
                select tenant_id, id, 2, 'ACCEPTED', accepted_at, status from report.report
                where tenant_id = 77 and accepted_at is not null
                """,
                "analyze report.report",
                "analyze report.report_event");
    }

    private static List<Row> rows(PublicSelect select) {
        return Scope.tenant(TENANT)
                .call(() -> SQL.list(
                        select.sql(),
                        row -> new Row(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getObject(6, OffsetDateTime.class),
                                row.getObject(7, OffsetDateTime.class),
                                row.getBoolean(11),
                                row.getString(12) != null || row.getString(13) != null || row.getString(14) != null,
                                row.getString(15) != null),
                        select.arguments().toArray()));
    }

    private static List<Row> list(ReportQuery query) {
        return rows(PublicSelect.list(query, SECRET, false));
    }

    private static ReportQuery all(int size) {
        return ReportQuery.of(TENANT, size);
    }

    private static OffsetDateTime now() {
        return SQL.one("select now()", row -> row.getObject(1, OffsetDateTime.class))
                .orElseThrow();
    }

    @Test
    void the_newest_come_first_and_nothing_unverified_or_secret_leaves_the_database() {
        List<Row> rows = list(all(1_000).lastDays(90));

        assertThat(rows).hasSize(1_000);
        assertThat(rows).extracting(Row::at).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(rows).extracting(Row::category).doesNotContain("rahasia");
        assertThat(rows).allMatch(row -> row.verified() == row.place() && row.verified() == row.words());
        assertThat(rows).anyMatch(Row::verified).anyMatch(row -> !row.verified());
    }

    @Test
    void ninety_days_end_where_they_should() {
        OffsetDateTime now = now();
        List<Row> oldest =
                list(all(1_000).lastDays(90).received(null, now.minusDays(90).plusHours(2)));

        assertThat(oldest).isNotEmpty();
        assertThat(oldest).allMatch(row -> row.at().isAfter(now.minusDays(90).minusSeconds(1)));
        OffsetDateTime from = now.minusDays(10);
        assertThat(list(all(1_000).received(from, from.plusHours(3))))
                .isNotEmpty()
                .allMatch(row -> !row.at().isBefore(from) && row.at().isBefore(from.plusHours(3)));
    }

    @Test
    void categories_are_narrowed_and_a_secret_one_stays_secret() {
        assertThat(list(all(50).categories(Set.of("jalan-rusak"))))
                .hasSize(50)
                .allMatch(row -> row.category().equals("jalan-rusak"));
        List<Row> two = list(all(500).categories(Set.of("jalan-rusak", "banjir")));
        assertThat(two).hasSize(500).extracting(Row::category).containsOnly("jalan-rusak", "banjir");
        assertThat(two).extracting(Row::at).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(list(all(50).categories(Set.of("rahasia")))).isEmpty();
        assertThat(list(all(50).categories(Set.of("rahasia", "banjir"))))
                .extracting(Row::category)
                .containsOnly("banjir");
    }

    @Test
    void statuses_and_areas_are_narrowed() {
        assertThat(list(all(20).statuses(Set.of(ReportStatus.COORDINATION))))
                .hasSize(20)
                .allMatch(row -> row.status().equals("COORDINATION"));
        assertThat(list(all(20).in(new AreaCode(GAMBIR))))
                .hasSize(20)
                .allMatch(row -> row.area().equals(GAMBIR));
        assertThat(list(all(20).in(new AreaCode("31.71.01"))))
                .hasSize(20)
                .allMatch(row -> row.area().startsWith("31.71.01."));
        assertThat(list(all(20).in(new AreaCode("31.71")))).hasSize(20);
        assertThat(list(all(20).in(new AreaCode("31.72")))).isEmpty();
    }

    @Test
    void a_search_by_place_finds_verified_reports_only() {
        Vicinity box = new Vicinity(-6.22, 106.80, -6.20, 106.82, 0);
        assertThat(list(all(1_000).near(box))).isNotEmpty().allMatch(Row::verified);

        int inTheBox =
                list(all(1_000).near(Vicinity.around(-6.2, 106.8, 1_000))).size();
        assertThat(inTheBox).isPositive();
        assertThat(list(all(1_000).near(Vicinity.around(-6.2, 106.8, 300))).size())
                .isLessThan(inTheBox);
        assertThat(list(all(10).near(new Vicinity(-7, 106, -6, 107, 0)))).hasSize(10);
    }

    @Test
    void changes_are_found_by_their_time_the_same_way_as_by_reading_on() {
        OffsetDateTime now = now();
        ReportQuery query =
                all(1_000).updated(now.minusHours(9), now.minusHours(3)).lastDays(90);
        List<Row> recent = rows(PublicSelect.list(query, SECRET, true));

        assertThat(recent).isNotEmpty().isEqualTo(list(query));
        assertThat(recent)
                .allMatch(row -> !row.updated().isBefore(now.minusHours(9))
                        && row.updated().isBefore(now.minusHours(3)));
        ReportQuery inArea = query.in(new AreaCode("31.71.01"));
        assertThat(rows(PublicSelect.list(inArea, SECRET, true))).isEqualTo(list(inArea));
    }

    @Test
    void pages_follow_each_other_by_number_and_by_cursor() {
        List<Row> whole = list(all(300));

        assertThat(list(all(100).skipping(100))).isEqualTo(whole.subList(100, 200));
        assertThat(list(all(100).olderThan(whole.get(199).id()))).isEqualTo(whole.subList(200, 300));
    }

    @Test
    void tickets_are_found_by_name() {
        List<Row> some = list(all(100).categories(Set.of("banjir")));
        List<Ticket> tickets =
                some.stream().map(row -> new Ticket(row.ticket())).toList();

        assertThat(rows(PublicSelect.of(TENANT, tickets, SECRET, true))).isEqualTo(some);
        assertThat(rows(PublicSelect.of(TENANT, tickets, List.of("banjir"), false)))
                .isEmpty();
        assertThat(rows(PublicSelect.of(TENANT + 1, tickets, SECRET, false))).isEmpty();
    }

    // ------------------------------------------------------------- cost

    static Stream<Arguments> lists() {
        OffsetDateTime soon = OffsetDateTime.parse("2000-01-01T00:00:00Z");
        return Stream.of(
                list("newest 20", 20, 200, q -> q),
                list("newest 1000", 1_000, 1_600, q -> q),
                list("a rare category", 20, 200, q -> q.categories(Set.of("jalan-rusak"))),
                list("two categories", 20, 300, q -> q.categories(Set.of("jalan-rusak", "banjir"))),
                list("a kelurahan", 20, 200, q -> q.in(new AreaCode(GAMBIR))),
                list("a status", 20, 200, q -> q.statuses(Set.of(ReportStatus.COORDINATION))),
                list("a small box", 20, 2_500, q -> q.near(new Vicinity(-6.21, 106.80, -6.20, 106.81, 0))),
                list("the whole city", 20, 300, q -> q.near(new Vicinity(-7, 106, -6, 107, 0))),
                list("changes of today", 1_000, 4_000, q -> q.updated(soon, null)));
    }

    private static Arguments list(String name, int size, int buffers, UnaryOperator<ReportQuery> narrow) {
        return Arguments.of(name, size, buffers, narrow);
    }

    /** Also after the sixth time, when PostgreSQL may have settled on a plan for all arguments. */
    @ParameterizedTest(name = "{0}: {1} reports")
    @MethodSource("lists")
    void a_list_reads_an_index_and_little_of_it(String name, int size, int buffers, UnaryOperator<ReportQuery> narrow)
            throws SQLException {
        ReportQuery query = narrow.apply(all(size).lastDays(90));
        boolean changes = query.updatedFrom() != null;
        if (changes) {
            query = query.updated(now().minusDays(1), null);
        }
        PublicSelect select = PublicSelect.list(query, SECRET, changes);
        for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
            List<String> plan = explain(select, mode);

            assertThat(plan)
                    .as(String.join("\n", plan))
                    .noneMatch(line -> line.contains("Seq Scan on report") && !line.contains("cost=0.00..0.00"));
            assertThat(buffersOf(plan))
                    .as(name + " " + mode + "\n" + String.join("\n", plan))
                    .isLessThan(buffers);
        }
    }

    private static List<String> explain(PublicSelect select, String mode) throws SQLException {
        int[] number = {0};
        String body = Pattern.compile("\\?").matcher(select.sql()).replaceAll(found -> "\\$" + ++number[0]);
        String types = String.join(
                ", ", select.arguments().stream().map(PublicSelectIT::type).toList());
        String values = String.join(
                ", ", select.arguments().stream().map(PublicSelectIT::literal).toList());
        List<String> plan = new ArrayList<>();
        try (Connection connection = BoundDatabase.owner().getConnection();
                Statement statement = connection.createStatement()) {
            // As the application plans it: behind the wall between tenants.
            statement.execute("set role kentongan_app");
            statement.execute("set kentongan.scope = '{" + TENANT + "}'");
            statement.execute("set plan_cache_mode = " + mode);
            statement.execute("prepare one (" + types + ") as " + body);
            try (ResultSet lines = statement.executeQuery("explain (analyze, buffers) execute one (" + values + ")")) {
                while (lines.next()) {
                    plan.add(lines.getString(1));
                }
            }
        }
        return plan;
    }

    private static String type(Object argument) {
        return argument instanceof String[]
                ? "text[]"
                : argument instanceof UUID
                        ? "uuid"
                        : argument instanceof Integer
                                ? "int"
                                : argument instanceof Double
                                        ? "double precision"
                                        : argument instanceof OffsetDateTime ? "timestamptz" : "text";
    }

    private static String literal(Object argument) {
        return argument instanceof String[] array
                ? "'{" + String.join(",", Arrays.asList(array)) + "}'"
                : "'" + argument + "'";
    }

    private static int buffersOf(List<String> plan) {
        Matcher first = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?")
                .matcher(String.join("\n", plan));
        assertThat(first.find()).isTrue();
        return Stream.of(first.group(1), first.group(2))
                .filter(count -> count != null)
                .mapToInt(Integer::parseInt)
                .sum();
    }
}
