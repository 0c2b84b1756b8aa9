package id.kentongan.report.ranking.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.report.ReportDatabase;
import id.kentongan.report.ranking.entity.Board;
import id.kentongan.report.ranking.entity.Entry;
import id.kentongan.report.ranking.entity.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R6: a month on a real PostgreSQL, with the rights of the application's role. */
class RankingTableIT {

    private static final int JAKARTA = 1;
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final OffsetDateTime FROZEN = OffsetDateTime.parse("2026-06-03T03:00:00Z");
    private static final int REPORTS = 3_000;

    private static ReportDatabase database;
    private static RankingTable table;

    @TempDir
    private Path folder;

    @BeforeAll
    static void fill() throws IOException, SQLException {
        database = ReportDatabase.start();
        table = new RankingTable(new Sql() {
            @Override
            protected Connection connect() throws SQLException {
                return database.application().getConnection();
            }
        });
        Random random = new Random(7);
        List<String> categories = List.of("banjir", "sampah", "jalan-rusak");
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "update report.category set private = false, deadline_class = case code when 'banjir' then"
                            + " 'emergency' when 'sampah' then 'quick' else 'long' end where tenant_id = 1 and code in ('banjir',"
                            + " 'sampah', 'jalan-rusak')");
            try (PreparedStatement insert = owner.prepareStatement("""
                    insert into report.report (tenant_id, id, ticket, tracking_hash, category_code, status, channel,
                        area_code, lat, lon, location_rule, approximate, description, received_at, updated_at, last_seq,
                        version, expected_at, closed_at, close_reason, reopenings, rating)
                    values (1, ?, ?, '\\x00', ?, ?, 'OPEN311', ?, -6.17, 106.82, 'INSIDE', false, '', ?, ?, 1, 1, ?, ?, ?,
                        ?, ?)""")) {
                for (int i = 0; i < REPORTS; i++) {
                    report(insert, i, random, categories.get((int) Math.min(2, Math.abs(random.nextGaussian()) * 1.5)));
                }
            }
        }
        Scope.tenant(JAKARTA).run(() -> table.freeze(JAKARTA, MAY, WIB, FROZEN));
    }

    private static void report(PreparedStatement insert, int i, Random random, String category) throws SQLException {
        int kelurahan = (int) Math.min(11, Math.abs(random.nextGaussian()) * 6);
        OffsetDateTime end =
                MAY.atDay(1).atStartOfDay(WIB).toOffsetDateTime().plusMinutes(random.nextInt(31 * 24 * 60));
        OffsetDateTime received = end.minusDays(7);
        boolean closed = random.nextInt(100) < 60 + 3 * kelurahan;
        OffsetDateTime close = closed ? end.minusHours(100).plusHours(random.nextInt(120)) : null;
        UUID id = UuidV7.at(received.toInstant());
        insert.setObject(1, id);
        insert.setString(2, id.toString());
        insert.setString(3, category);
        insert.setString(4, closed ? "RESOLVED" : "IN_PROGRESS");
        insert.setString(5, "31.7%d.0%d.100%d".formatted(1 + kelurahan % 3, 1 + kelurahan % 4, 1 + kelurahan % 2));
        insert.setObject(6, received);
        insert.setObject(7, received);
        insert.setObject(8, end);
        insert.setObject(9, close);
        insert.setString(10, closed ? random.nextInt(10) == 0 ? "FIXED_UNVERIFIED" : "FIXED_VERIFIED" : null);
        insert.setInt(11, random.nextInt(20) == 0 ? 1 : 0);
        insert.setObject(12, closed && random.nextInt(4) == 0 ? (short) (1 + random.nextInt(5)) : null);
        insert.executeUpdate();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    /** R6.3 */
    @Test
    void the_script_that_shares_no_code_comes_to_the_same_order_from_the_open_data() throws Exception {
        Path file = folder.resolve("ranking.csv");
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", RankingTable.columns()));
        Scope.tenant(JAKARTA)
                .call(() -> table.openData(JAKARTA, MAY, 1))
                .forEach(cells -> lines.add(cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(","))));
        Files.write(file, lines, StandardCharsets.UTF_8);

        Map<Board, List<Place>> told = Scope.tenant(JAKARTA).call(() -> table.told(JAKARTA, MAY, 1));
        List<String> ours = Stream.of(Board.AGENCY, Board.KECAMATAN, Board.KELURAHAN, Board.KOTA)
                .flatMap(board -> told.get(board).stream()
                        .map(place -> board + " " + place.place() + " "
                                + place.entry().key() + " " + place.score()))
                .toList();

        assertThat(ours).hasSizeGreaterThan(12);
        assertThat(python(file)).containsExactlyElementsOf(ours);
    }

    /** Everybody reads the cells of what staff see as sums, and in the same order where nothing is left out. */
    @Test
    void what_everybody_sees_is_what_staff_see_without_what_tells_too_few() {
        Map<Board, List<Place>> told = Scope.tenant(JAKARTA).call(() -> table.told(JAKARTA, MAY, 1));
        assertThat(told).containsOnlyKeys(Board.KELURAHAN, Board.KECAMATAN, Board.KOTA, Board.AGENCY);
        assertThat(told.get(Board.KELURAHAN)).isNotEmpty();
        told.forEach((board, places) -> {
            Map<String, Entry> staff = board(1, board).stream()
                    .collect(Collectors.toMap(place -> place.entry().key(), Place::entry));
            for (Place place : places) {
                Entry entry = staff.get(place.entry().key());
                assertThat(entry).as(place.entry().key()).isNotNull();
                assertThat(List.of(
                                place.entry().reports(),
                                place.entry().successes(),
                                place.entry().ratings(),
                                place.entry().ratingSum()))
                        .as(entry.key())
                        .containsExactly(entry.reports(), entry.successes(), entry.ratings(), entry.ratingSum());
            }
        });
        assertThat(told.get(Board.KELURAHAN))
                .extracting(Place::score)
                .isEqualTo(board(1, Board.KELURAHAN).stream().map(Place::score).toList());
    }

    private static List<String> python(Path file) throws Exception {
        Process script = new ProcessBuilder("python3", "../tools/ranking.py", file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isZero();
        return printed;
    }

    /** R6.1, against the rows themselves. */
    @Test
    void a_success_is_what_was_fixed_in_time_checked_and_never_reopened() throws SQLException {
        int successes = board(1, Board.KOTA).stream()
                .mapToInt(place -> place.entry().successes())
                .sum();
        assertThat(successes)
                .isEqualTo(number("select count(*) from report.report where close_reason = 'FIXED_VERIFIED'"
                        + " and closed_at <= expected_at and reopenings = 0"));
        assertThat(number("select count(*) from report.ranking_item")).isEqualTo(REPORTS);
    }

    /** R6.2 */
    @Test
    void what_is_frozen_does_not_change_and_a_correction_is_a_further_version() throws SQLException {
        List<Place> first = board(1, Board.KELURAHAN);
        for (String change : List.of(
                "update report.ranking_line set score = 0",
                "delete from report.ranking_item",
                "update report.ranking set reason = 'x'",
                "update report.ranking_cell set successes = 0")) {
            assertThatThrownBy(() -> execute(change)).as(change).hasMessageContaining("permission denied");
        }
        String ticket = text("select r.ticket from report.report r join report.ranking_item i on i.report_id = r.id"
                + " where not i.success limit 1");
        UUID contest = UUID.randomUUID();
        UUID filer = UUID.randomUUID();
        UUID judge = UUID.randomUUID();
        Scope.tenant(JAKARTA).run(() -> {
            UUID report = table.item(JAKARTA, MAY, ticket).orElseThrow().report();
            assertThat(table.contest(JAKARTA, contest, MAY, report, filer, FROZEN, "Bukan wilayah kami"))
                    .isTrue();
            assertThat(table.contest(JAKARTA, UUID.randomUUID(), MAY, report, filer, FROZEN, "Sekali lagi"))
                    .as("once for each month")
                    .isFalse();
            assertThatThrownBy(() -> table.decide(JAKARTA, contest, true, filer, FROZEN, "Ya"))
                    .as("nobody decides the own contest")
                    .isInstanceOf(RuntimeException.class);
            table.decide(JAKARTA, contest, true, judge, FROZEN, "Benar");
            table.compute(JAKARTA, MAY, 2, FROZEN, judge, "Benar");
        });

        assertThat(board(1, Board.KELURAHAN)).isEqualTo(first);
        int before = first.stream().mapToInt(place -> place.entry().reports()).sum();
        int after = board(2, Board.KELURAHAN).stream()
                .mapToInt(place -> place.entry().reports())
                .sum();
        assertThat(after).isEqualTo(before - 1);
        assertThat(Scope.tenant(JAKARTA).call(() -> table.version(JAKARTA, MAY)))
                .isEqualTo(2);
    }

    private static List<Place> board(int version, Board board) {
        return Scope.tenant(JAKARTA).call(() -> table.board(JAKARTA, MAY, version, board));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection application = database.application().getConnection();
                Statement statement = application.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(String sql) throws SQLException {
        return Integer.parseInt(text(sql));
    }

    private static String text(String sql) throws SQLException {
        try (Connection application = database.application().getConnection();
                Statement statement = application.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
