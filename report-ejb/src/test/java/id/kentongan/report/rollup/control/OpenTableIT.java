package id.kentongan.report.rollup.control;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.ReportDatabase;
import id.kentongan.report.export.control.Exports;
import id.kentongan.report.rollup.control.OpenTable.Counted;
import id.kentongan.report.rollup.control.OpenTable.Kind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What everybody is shown beside the open data of the same months, whose reports fall at random on areas, categories and
 * days; on a real PostgreSQL.
 */
class OpenTableIT {

    private static final int JAKARTA = 1;
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final int K = 5;
    private static final AreaCode GOVERNMENT = new AreaCode("31");
    private static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final int MONTHS = 6;
    private static final List<String> CATEGORIES = List.of("sampah", "banjir", "pengemis");

    private static ReportDatabase database;
    private static Sql sql;

    @BeforeAll
    static void fill() throws IOException, SQLException {
        database = ReportDatabase.start();
        sql = new Sql() {
            @Override
            protected Connection connect() throws SQLException {
                Connection reading = database.application().getConnection();
                reading.setAutoCommit(false);
                return reading;
            }
        };
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("delete from core.area where code like '31%'");
            statement.execute("insert into core.area (code, level, kind, name, parent_code, zone) values"
                    + " ('31', 'PROVINSI', 'provinsi', 'DKI', null, 'Asia/Jakarta'),"
                    + " ('31.71', 'KOTA', 'kota', 'Pusat', '31', 'Asia/Jakarta'),"
                    + " ('31.72', 'KOTA', 'kota', 'Utara', '31', 'Asia/Jakarta')");
            statement.execute("insert into core.area (code, level, kind, name, parent_code, zone)"
                    + " select code || '.0' || n, 'KECAMATAN', 'kecamatan', 'K', code, zone from core.area,"
                    + " generate_series(1, 2) n where level = 'KOTA' and code like '31%'");
            statement.execute("insert into core.area (code, level, kind, name, parent_code, zone)"
                    + " select code || '.' || (1000 + n), 'KELURAHAN', 'kelurahan', 'L', code, zone from core.area,"
                    + " generate_series(1, 5) n where level = 'KECAMATAN' and code like '31%'");
            statement.execute("update report.category set private = false where tenant_id = 1");
            statement.execute("update report.category set private = true where tenant_id = 1 and code = 'pengemis'");
        }
        for (int month = 0; month < MONTHS; month++) {
            fill(FIRST.plusMonths(month), new Random(month));
        }
        try (Connection application = database.application().getConnection();
                Statement statement = application.createStatement()) {
            statement.execute("select report.fold_changes(100000)");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    private static void fill(YearMonth month, Random random) throws SQLException {
        try (Connection application = database.application().getConnection();
                PreparedStatement insert = application.prepareStatement("""
                        insert into report.report (tenant_id, id, ticket, tracking_hash, category_code, status, channel,
                            area_code, lat, lon, location_rule, approximate, description, received_at, updated_at,
                            last_seq, version, accepted_at)
                        values (1, ?, ?, '\\x00', ?, 'COORDINATION', 'OPEN311', ?, -6.17, 106.82, 'INSIDE', false, '', ?,
                            ?, 1, 1, ?)
                        """)) {
            for (int i = 0; i < 320; i++) {
                String kecamatan = "31.7" + (1 + random.nextInt(2)) + ".0" + (1 + random.nextInt(2));
                // Most lie in the first kelurahan of a kecamatan, and of some only the kecamatan is known.
                int kelurahan = (int) Math.abs(random.nextGaussian() * 1.6);
                String area = random.nextInt(12) == 0 ? kecamatan : kecamatan + ".100" + (1 + kelurahan % 5);
                OffsetDateTime at = month.atDay(random.nextInt(3) == 0 ? 10 : 1 + random.nextInt(28))
                        .atTime(12, 0)
                        .atOffset(ZoneOffset.UTC);
                UUID id = UuidV7.at(at.toInstant());
                insert.setObject(1, id);
                insert.setString(2, id.toString());
                insert.setString(3, CATEGORIES.get(random.nextInt(CATEGORIES.size())));
                insert.setString(4, area);
                insert.setObject(5, at);
                insert.setObject(6, at);
                insert.setObject(7, random.nextBoolean() ? at.plusHours(1) : null);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** A row of the open data; what it does not tell is empty. */
    private record Row(String kecamatan, String kelurahan, String category, String period) {

        boolean within(String area) {
            return area.equals(GOVERNMENT.value())
                    || kecamatan.equals(area)
                    || kecamatan.startsWith(area + ".")
                    || kelurahan.equals(area);
        }
    }

    private static List<Row> openData(YearMonth month) {
        List<Row> rows = new ArrayList<>();
        new Exports(sql).publicMonth(JAKARTA, ZONE, month, K, false, row -> {
            List<@Nullable Object> cells = row.cells();
            rows.add(new Row(said(cells, 0), said(cells, 2), said(cells, 4), said(cells, 6)));
        });
        return rows;
    }

    private static String said(List<@Nullable Object> cells, int column) {
        Object said = cells.get(column);
        return said == null ? "" : said.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void each_number_that_everybody_is_shown_is_that_of_the_rows_of_the_open_data(int offset) throws SQLException {
        YearMonth month = FIRST.plusMonths(offset);
        List<Row> rows = openData(month);
        assertThat(rows).isNotEmpty();
        int compared = 0;
        for (List<AreaCode> path : List.of(
                List.of(GOVERNMENT),
                List.of(GOVERNMENT, new AreaCode("31.71")),
                List.of(GOVERNMENT, new AreaCode("31.71"), new AreaCode("31.71.01")),
                List.of(GOVERNMENT, new AreaCode("31.72"), new AreaCode("31.72.02")))) {
            OpenTable table = new OpenTable(sql);
            for (Counted each : table.areas(JAKARTA, path, month, K)) {
                assertThat(each.tally().received())
                        .as("%s in %s", each.area(), month)
                        .isEqualTo(rows.stream()
                                .filter(row -> row.within(each.area().value()))
                                .count());
                compared++;
            }
            AreaCode area = path.get(path.size() - 1);
            assertThat(table.categories(JAKARTA, GOVERNMENT, area, month, K).stream()
                            .collect(Collectors.toMap(
                                    Kind::key, kind -> kind.tally().received())))
                    .as("%s in %s", area, month)
                    .isEqualTo(counts(rows, row -> row.within(area.value())));
        }
        assertThat(compared).isGreaterThanOrEqualTo(20);
    }

    private static Map<String, Long> counts(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).collect(Collectors.groupingBy(Row::category, Collectors.counting()));
    }

    @Test
    void months_are_those_of_the_open_data_too() {
        YearMonth last = FIRST.plusMonths(MONTHS - 1L);
        List<Kind> months = new OpenTable(sql).months(JAKARTA, GOVERNMENT, FIRST, last, K);
        assertThat(months).hasSize(MONTHS);
        for (Kind month : months) {
            assertThat(month.tally().received())
                    .as(month.key())
                    .isEqualTo(openData(YearMonth.parse(month.key())).size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void each_combination_has_k_rows_and_of_a_kelurahan_go_all_or_none(int offset) throws SQLException {
        YearMonth month = FIRST.plusMonths(offset);
        List<Row> rows = openData(month);
        assertThat(rows.stream().collect(Collectors.groupingBy(row -> row, Collectors.counting())))
                .allSatisfy(
                        (row, number) -> assertThat(number).as(row.toString()).isGreaterThanOrEqualTo(K));
        assertThat(rows.stream().filter(row -> row.period().length() == 10))
                .as("days with enough keep their date")
                .isNotEmpty();
        Map<String, Long> filed = filed(month);
        filed.forEach((key, number) -> {
            long told = rows.stream()
                    .filter(row -> key.equals(row.kelurahan() + " " + row.category()))
                    .count();
            assertThat(told).as("%s in %s", key, month).isEqualTo(number < K ? 0 : number);
        });
        assertThat(filed.values()).anyMatch(number -> number < K).anyMatch(number -> number >= K);
        assertThat(counts(rows, row -> true)).doesNotContainKey("pengemis");
    }

    /** How many reports of a kelurahan and category there are: an independent count. */
    private static Map<String, Long> filed(YearMonth month) throws SQLException {
        Map<String, Long> found = new TreeMap<>();
        try (Connection application = database.application().getConnection();
                PreparedStatement count = application.prepareStatement(
                        "select area_code || ' ' || category_code, count(*) from report.report where to_char(received_at,"
                                + " 'YYYY-MM') = ? and length(area_code) = 13 and category_code <> 'pengemis' group by 1")) {
            count.setString(1, month.toString());
            try (ResultSet row = count.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return found;
    }
}
