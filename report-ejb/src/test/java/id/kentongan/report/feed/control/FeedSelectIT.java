package id.kentongan.report.feed.control;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.BoundDatabase;
import id.kentongan.report.feed.entity.FeedMark;
import id.kentongan.report.feed.entity.FeedQuery;
import id.kentongan.report.feed.entity.GridCell;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On a real PostgreSQL with 40,000 reports of 120 days: two in seven are not verified, one in twenty of a category that is
 * never public, one in eleven follows another, one in thirteen was no report.
 */
class FeedSelectIT {

    private static final int TENANT = 76;
    private static final int REPORTS = 40_000;
    private static final List<String> SECRET = List.of("rahasia");
    private static final String GAMBIR = "31.71.01.1001";
    private static final double LAT = -6.2;
    private static final double LON = 106.85;

    /** Of the page, of whatever a sort may hold: a page of each cell around a place. */
    private static final int MOST_SORTED = 13 * 13 * 21;

    private static final Sql SQL = new Sql();

    private record Row(FeedMark mark, String category, String area) {}

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
                    verified_at, follows, closed_at, close_reason, last_seq, version)
                select %d, (left(core.id_floor(at)::text, 14) || '7' || substr(md5(i::text), 1, 3) || '-8'
                        || substr(md5(i::text), 4, 3) || '-' || substr(md5(i::text), 7, 12))::uuid,
                    'KAB-' || to_char(at at time zone 'UTC', 'YYMM') || '-00000-' || lpad(i::text, 5, '0'),
                    '\\x00', case when i %% 20 = 0 then 'rahasia' else 'banjir' end,
                    case when i %% 13 = 0 then 'REJECTED' else 'COORDINATION' end, 'OPEN311',
                    '31.71.' || lpad((1 + i %% 8)::text, 2, '0') || '.' || (1001 + i / 8 %% 6),
                    -6.30 + (i * 7 %% 1000) * 0.0002, 106.70 + (i * 13 %% 1009) * 0.0003,
                    'INSIDE', false, 'Jalan', 'Genangan ' || i, at, at,
                    case when i %% 7 > 1 then at + interval '1 hour' end,
                    case when i %% 11 = 0 then 'KAB-UTAMA' end,
                    case when i %% 13 = 0 then at + interval '2 hours' end,
                    case when i %% 13 = 0 then 'INVALID' end, 1, 1
                from generate_series(1, %d) i, lateral (select now() - interval '1 hour' - i * interval '259 seconds' as at) t
                """.formatted(TENANT, REPORTS),
                "insert into report.hashtag select tenant_id, 'banjir', id from report.report where tenant_id = 76",
                "insert into report.hashtag select tenant_id, 'langka', id from report.report where tenant_id = 76"
                        + " and ticket like '%77'",
                "insert into report.support_total select tenant_id, id, 1 + right(ticket, 5)::integer % 50"
                        + " from report.report where tenant_id = 76 and right(ticket, 5)::integer % 4 = 0",
                "analyze report.report",
                "analyze report.hashtag",
                "analyze report.support_total");
    }

    private static List<Row> page(FeedQuery query) {
        FeedSelect select = FeedSelect.of(query, SECRET);
        return Scope.tenant(TENANT)
                .call(() -> SQL.list(
                        select.sql(),
                        row -> new Row(
                                new FeedMark(row.getInt(1), row.getObject(2, UUID.class)),
                                row.getString(5),
                                row.getString(6)),
                        select.arguments().toArray()));
    }

    static Stream<FeedQuery> views() {
        return Stream.of(
                FeedQuery.latest(TENANT, 21),
                FeedQuery.in(TENANT, new AreaCode(GAMBIR), 21),
                FeedQuery.in(TENANT, new AreaCode("31.71.01"), 21),
                FeedQuery.near(TENANT, LAT, LON, 1_000, 21),
                FeedQuery.near(TENANT, LAT, LON, FeedQuery.LONGEST_RADIUS, 21),
                FeedQuery.mostSupported(TENANT, 21),
                FeedQuery.tagged(TENANT, "banjir", 21),
                FeedQuery.tagged(TENANT, "langka", 21));
    }

    @ParameterizedTest
    @MethodSource("views")
    void nothing_that_is_not_public_is_in_a_page_and_nothing_is_there_twice(FeedQuery query) {
        List<Row> rows = page(query);

        assertThat(rows).isNotEmpty();
        assertThat(rows).noneMatch(row -> row.category().equals("rahasia"));
        UUID[] ids = rows.stream().map(row -> row.mark().id()).toArray(UUID[]::new);
        assertThat(Scope.tenant(TENANT)
                        .call(() -> SQL.list(
                                "select ticket from report.report where tenant_id = ? and id = any (?) and (verified_at is null"
                                        + " or follows is not null or close_reason is not null)",
                                row -> row.getString(1),
                                TENANT,
                                ids)))
                .isEmpty();
        assertThat(rows).extracting(row -> row.mark().id()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("views")
    void pages_follow_each_other_and_what_comes_in_meanwhile_moves_nothing(FeedQuery query) {
        List<FeedMark> whole = page(sized(query, 60)).stream().map(Row::mark).toList();
        List<FeedMark> read = new ArrayList<>();
        FeedQuery next = sized(query, 20);
        for (int turn = 0; turn < 3; turn++) {
            List<FeedMark> marks = page(next).stream().map(Row::mark).toList();
            read.addAll(marks);
            if (marks.size() < 20) {
                break;
            }
            next = next.after(marks.get(marks.size() - 1));
            newcomer(turn);
        }
        try {
            assertThat(read).isEqualTo(whole);
        } finally {
            BoundDatabase.run(
                    "delete from report.hashtag where tenant_id = 76 and report_id in"
                            + " (select id from report.report where tenant_id = 76 and ticket like 'KAB-BARU%')",
                    "delete from report.report where tenant_id = 76 and ticket like 'KAB-BARU%'");
        }
    }

    private static FeedQuery sized(FeedQuery q, int size) {
        return new FeedQuery(q.tenantId(), q.view(), q.area(), q.tag(), q.lat(), q.lon(), q.metres(), size, q.after());
    }

    /** A report that would stand first in every view but that of supports, on the place itself. */
    private static void newcomer(int turn) {
        BoundDatabase.run("""
                with new as (
                    insert into report.report (tenant_id, id, ticket, tracking_hash, category_code, status, channel, area_code,
                        lat, lon, location_rule, approximate, description, received_at, updated_at, verified_at, last_seq,
                        version)
                    select 76, (left(core.id_floor(now())::text, 14) || '7fff-8fff-' || lpad('%d', 12, 'f'))::uuid,
                        'KAB-BARU-%d', '\\x00', 'banjir', 'COORDINATION', 'API', '31.71.01.1001', %s, %s, 'INSIDE', false,
                        'Baru', now(), now(), now(), 1, 1
                    returning tenant_id, id)
                insert into report.hashtag select tenant_id, t, id from new, unnest(array['banjir', 'langka']) t
                """.formatted(turn, turn, LAT, LON));
    }

    @Test
    void the_order_is_that_of_the_view() {
        List<FeedMark> near = page(FeedQuery.near(TENANT, LAT, LON, 3_000, 101)).stream()
                .map(Row::mark)
                .toList();
        assertThat(near).extracting(FeedMark::place).isSorted().contains(0, 1);
        List<FeedMark> supported = page(FeedQuery.mostSupported(TENANT, 101)).stream()
                .map(Row::mark)
                .toList();
        assertThat(supported)
                .isSortedAccordingTo((a, b) -> a.place() != b.place()
                        ? Integer.compare(b.place(), a.place())
                        : b.id().toString().compareTo(a.id().toString()));
        assertThat(page(FeedQuery.in(TENANT, new AreaCode(GAMBIR), 50)))
                .extracting(Row::area)
                .containsOnly(GAMBIR);
        assertThat(page(FeedQuery.latest(TENANT, 50)).stream()
                        .map(row -> row.mark().id().toString()))
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void the_cell_in_the_database_is_the_one_that_is_asked_for() throws SQLException {
        try (Connection connection = BoundDatabase.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select lat, lon, cell from report.report where tenant_id = 76 order by id limit 3000")) {
            while (rows.next()) {
                assertThat(GridCell.of(rows.getDouble(1), rows.getDouble(2)).number())
                        .isEqualTo(rows.getInt(3));
            }
        }
    }

    @Test
    void what_is_no_longer_verified_is_gone_and_comes_back() {
        FeedMark first = page(FeedQuery.latest(TENANT, 1)).get(0).mark();
        String report = " where tenant_id = 76 and id = '" + first.id() + "'";
        BoundDatabase.run("update report.report set verified_at = null" + report);
        try {
            assertThat(Stream.of(FeedQuery.latest(TENANT, 101), FeedQuery.tagged(TENANT, "banjir", 101))
                            .flatMap(query -> page(query).stream())
                            .map(row -> row.mark().id()))
                    .isNotEmpty()
                    .doesNotContain(first.id());
        } finally {
            BoundDatabase.run("update report.report set verified_at = received_at" + report);
        }
        assertThat(page(FeedQuery.latest(TENANT, 1)).get(0).mark()).isEqualTo(first);
    }

    // ------------------------------------------------------------- cost

    /** Also where PostgreSQL has settled on a plan for all arguments. */
    @ParameterizedTest
    @MethodSource("views")
    void a_page_reads_an_index_sorts_no_more_than_it_read_and_reads_little(FeedQuery query) throws SQLException {
        FeedMark middle = page(sized(query, 21)).get(10).mark();
        for (FeedQuery each : List.of(query, query.after(middle))) {
            for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
                List<String> plan = explain(FeedSelect.of(each, SECRET), mode);
                String whole = mode + "\n" + String.join("\n", plan);
                assertThat(plan)
                        .as(whole)
                        .noneMatch(line -> line.contains("Seq Scan on")
                                && !line.contains("area")
                                && !line.contains("never executed"));
                assertThat(sorted(plan)).as(whole).isLessThanOrEqualTo(MOST_SORTED);
                assertThat(buffers(plan)).as(whole).isLessThan(query.metres() > 1_000 ? 12_000 : 2_000);
            }
        }
    }

    /** The most rows that any sort was given. */
    private static int sorted(List<String> plan) {
        int most = 0;
        for (int i = 0; i < plan.size(); i++) {
            Matcher sort = Pattern.compile("^(\\s*)(?:->)?\\s*(?:Incremental )?Sort .*")
                    .matcher(plan.get(i));
            if (sort.matches()) {
                Matcher below = Pattern.compile("actual time=[^ ]+ rows=(\\d+)(?:\\.\\d+)? loops=(\\d+)")
                        .matcher("");
                for (int j = i + 1; j < plan.size(); j++) {
                    if (plan.get(j).contains("->") && below.reset(plan.get(j)).find()) {
                        most = Math.max(most, Integer.parseInt(below.group(1)) * Integer.parseInt(below.group(2)));
                        break;
                    }
                }
            }
        }
        return most;
    }

    private static int buffers(List<String> plan) {
        Matcher first = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?")
                .matcher(String.join("\n", plan));
        assertThat(first.find()).isTrue();
        return Stream.of(first.group(1), first.group(2))
                .filter(count -> count != null)
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private static List<String> explain(FeedSelect select, String mode) throws SQLException {
        int[] number = {0};
        String body = Pattern.compile("\\?").matcher(select.sql()).replaceAll(found -> "\\$" + ++number[0]);
        String types = select.arguments().stream().map(FeedSelectIT::type).collect(Collectors.joining(", "));
        String values = select.arguments().stream().map(FeedSelectIT::literal).collect(Collectors.joining(", "));
        List<String> plan = new ArrayList<>();
        try (Connection connection = BoundDatabase.owner().getConnection();
                Statement statement = connection.createStatement()) {
            // As the application plans it: behind the wall between tenants.
            statement.execute("set role kentongan_app");
            statement.execute("set kentongan.scope = '{" + TENANT + "}'");
            statement.execute("set plan_cache_mode = " + mode);
            statement.execute("prepare page (" + types + ") as " + body);
            try (ResultSet lines = statement.executeQuery("explain (analyze, buffers) execute page (" + values + ")")) {
                while (lines.next()) {
                    plan.add(lines.getString(1));
                }
            }
        }
        return plan;
    }

    private static String type(Object argument) {
        if (argument instanceof String[]) {
            return "text[]";
        }
        if (argument instanceof Integer[]) {
            return "int[]";
        }
        return argument instanceof UUID
                ? "uuid"
                : argument instanceof Integer ? "int" : argument instanceof Double ? "double precision" : "text";
    }

    private static String literal(Object argument) {
        return argument instanceof Object[] array
                ? "'{" + Arrays.stream(array).map(String::valueOf).collect(Collectors.joining(",")) + "}'"
                : "'" + argument + "'";
    }
}
