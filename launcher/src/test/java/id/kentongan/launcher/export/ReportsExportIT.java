package id.kentongan.launcher.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Refusal;
import id.kentongan.launcher.bulk.DirectSql;
import id.kentongan.launcher.bulk.TestCity;
import id.kentongan.launcher.tenant.ChosenTenant;
import id.kentongan.report.export.entity.ExportFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Exports of 100,000 reports in a real PostgreSQL. */
class ReportsExportIT {

    private static final int REPORTS = 100_000;
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final YearMonth ENDED = YearMonth.now(JAKARTA).minusMonths(1);

    private static TestCity city;

    /** Skewed over kelurahan, days and categories, so that every level of generalisation is needed. */
    @BeforeAll
    static void start() throws IOException, SQLException {
        city = TestCity.start();
        city.execute("select core.ensure_partitions((now() - interval '100 days')::date, 6)");
        city.execute("""
                insert into report.category (tenant_id, code, name_id, name_en, position)
                select 900, 'jarang-' || n, 'Jarang ' || n, 'Rare ' || n, 10 + n from generate_series(1, 41) n;
                insert into report.report (tenant_id, id, ticket, tracking_hash, category_code, status, channel, area_code,
                    lat, lon, location_rule, approximate, address, description, received_at, updated_at, verified_at,
                    last_seq, version)
                select 900, overlay(core.id_floor(at)::text placing lpad(to_hex(n), 12, '0') from 25)::uuid, 'UJI-' || n,
                    '\\x5ec2e7', case when n <= 16 then 'jarang-41' when n %% 10 = 0 then 'tindak-kriminal'
                        when n %% 3 < 2 then 'sampah' else 'jarang-' || (1 + (sqrt(n)::int * n %% 40)) end,
                    case when n %% 5 = 0 then 'SUBMITTED' else 'COORDINATION' end, 'OPEN311',
                    '98.71.0' || (1 + (n %% 2)) || '.' || (1001 + (power(random(), 4) * 6)::int %% 6),
                    -5.991234, 106.001234, 'INSIDE', true, 'Jl. Rahasia 7',
                    case when n %% 5 = 0 then 'RAHASIA belum diperiksa ' else '=kata ' end || n, at, at,
                    case when n %% 5 <> 0 then at end, 1, 1
                from (select n, case when n <= 16 then timestamptz '%s-01 12:00+07' + n * interval '1 day'
                          else now() - interval '95 days' * power(random(), 0.5) end as at
                      from generate_series(1, %d) n) as many
                """.formatted(ENDED, REPORTS));
    }

    @AfterAll
    static void stop() throws IOException {
        city.close();
    }

    /** R4.1, whatever k is. */
    @Test
    void each_combination_of_area_category_and_period_occurs_at_least_k_times() throws Exception {
        for (int k : new int[] {5, 11, 40}) {
            Map<List<String>, Integer> groups = new HashMap<>();
            Map<String, Integer> levels = new HashMap<>();
            for (NamedCsvRecord row : csv(publicly(k, false))) {
                List<String> group = List.of(
                        row.getField("kecamatan_code"),
                        row.getField("kelurahan_code"),
                        row.getField("category"),
                        row.getField("period"));
                groups.merge(group, 1, Integer::sum);
                levels.merge(level(row), 1, Integer::sum);
            }
            assertThat(groups)
                    .isNotEmpty()
                    .allSatisfy((group, count) -> assertThat(count).isGreaterThanOrEqualTo(k));
            if (k == 11) {
                assertThat(levels.keySet())
                        .as("every level is tried")
                        .containsExactlyInAnyOrder("kelurahan day", "kelurahan month", "kecamatan month", "city month");
            }
        }
    }

    private static String level(NamedCsvRecord row) {
        String area = !row.getField("kelurahan_code").isEmpty()
                ? "kelurahan"
                : row.getField("kecamatan_code").isEmpty() ? "city" : "kecamatan";
        return area + (row.getField("period").length() == 10 ? " day" : " month");
    }

    @Test
    void little_is_lost_and_nothing_is_invented() throws Exception {
        long inMonth = city.number("""
                select count(*) from report.report
                where to_char(received_at at time zone 'Asia/Jakarta', 'YYYY-MM') = '%s'
                  and category_code <> 'tindak-kriminal'""".formatted(ENDED));
        int exported = csv(publicly(5, false)).size();

        assertThat(exported).isLessThanOrEqualTo((int) inMonth).isGreaterThan((int) (inMonth * 0.97));
    }

    /** R4.3 */
    @Test
    void nothing_private_exact_or_unverified_is_public() throws Exception {
        String plain = publicly(5, false);
        String withWords = publicly(5, true);

        assertThat(plain + withWords)
                .doesNotContain("tindak-kriminal")
                .doesNotContain("RAHASIA")
                .doesNotContain("Rahasia")
                .doesNotContain("5.991234")
                .doesNotContain("UJI-")
                .doesNotContain("5ec2e7");
        assertThat(plain).doesNotContain("kata");
        assertThat(csv(withWords))
                .filteredOn(row -> !row.getField("description").isEmpty())
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(level(row)).isEqualTo("kelurahan day");
                    assertThat(row.getField("description")).startsWith("'=kata ");
                });
        assertThat(csv(plain))
                .filteredOn(row -> row.getField("kelurahan_code").isEmpty())
                .allSatisfy(row -> assertThat(row.getField("lat")).isEmpty());
    }

    /** R4.2 */
    @Test
    void a_month_that_runs_is_not_public() {
        assertThatThrownBy(
                        () -> export(wanted(true, false, 5, ENDED.plusMonths(1).toString()), new StringWriter()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.cure()).contains(ENDED.toString()));
    }

    @Test
    void a_month_alone_and_among_others_is_the_same() throws Exception {
        StringWriter both = new StringWriter();
        export(
                new ReportsExport.Wanted(
                        ExportFile.Format.CSV,
                        Optional.of(ENDED.minusMonths(1).toString()),
                        Optional.of(ENDED.toString()),
                        true,
                        false,
                        5),
                both);

        assertThat(both.toString()).endsWith(publicly(5, false).split("\r\n", 2)[1]);
    }

    /** The rows of a whole export would take some 60 MB as text alone. */
    @Test
    void a_hundred_thousand_rows_pass_through_a_small_heap() throws Exception {
        AtomicLong characters = new AtomicLong();
        AtomicLong highest = new AtomicLong();
        Writer counting = new Writer() {
            private long next;

            @Override
            public void write(char[] text, int from, int length) {
                if (characters.addAndGet(length) >= next) {
                    next += 5_000_000;
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    highest.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        System.gc();
        long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();

        long rows = export(
                new ReportsExport.Wanted(
                        ExportFile.Format.GEOJSON, Optional.empty(), Optional.empty(), false, false, 5),
                counting);

        assertThat(rows).isEqualTo(REPORTS);
        assertThat(characters.get()).isGreaterThan(30_000_000);
        assertThat(highest.get() - before).isLessThan(16L << 20);
    }

    @Test
    void staff_get_everything_but_secrets_for_the_days_they_ask_for() throws Exception {
        LocalDate day = ENDED.atDay(15);
        StringWriter out = new StringWriter();
        export(
                new ReportsExport.Wanted(
                        ExportFile.Format.CSV,
                        Optional.of(day.toString()),
                        Optional.of(day.toString()),
                        false,
                        false,
                        5),
                out);

        List<NamedCsvRecord> rows = csv(out.toString());
        assertThat(rows).hasSize((int) city.number(
                "select count(*) from report.report where (received_at at time zone 'Asia/Jakarta')::date = '%s'"
                        .formatted(day)));
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.getField("received_at")).startsWith(day.toString()).endsWith("+07:00");
            assertThat(row.getField("lat")).isEqualTo("-5.991234");
            assertThat(row.getField("address")).isEqualTo("Jl. Rahasia 7");
        });
        assertThat(out.toString())
                .contains("tindak-kriminal")
                .contains("RAHASIA")
                .doesNotContain("5ec2e7");
        assertThat(city.texts("select action from core.audit_entry")).contains("REPORTS_EXPORT");
    }

    private static List<NamedCsvRecord> csv(String text) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            return reader.stream().toList();
        }
    }

    private static String publicly(int k, boolean words) throws Exception {
        StringWriter out = new StringWriter();
        export(wanted(true, words, k, ENDED.toString()), out);
        return out.toString();
    }

    private static ReportsExport.Wanted wanted(boolean forPublic, boolean words, int k, String from) {
        return new ReportsExport.Wanted(
                ExportFile.Format.CSV, Optional.of(from), Optional.empty(), forPublic, words, k);
    }

    private static long export(ReportsExport.Wanted wanted, Writer out) throws Exception {
        Messages messages = Messages.beside(ReportsExport.class, Locale.ENGLISH);
        try (Connection application = city.application()) {
            return ReportsExport.export(
                    application,
                    new DirectSql(() -> city.application()),
                    ChosenTenant.of(application, Optional.of(TestCity.CODE), messages),
                    wanted,
                    out,
                    new Console(
                            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                            false),
                    messages);
        }
    }
}
