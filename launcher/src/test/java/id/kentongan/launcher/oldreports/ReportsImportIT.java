package id.kentongan.launcher.oldreports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Refusal;
import id.kentongan.launcher.bulk.RegionsInMemory;
import id.kentongan.launcher.bulk.TestCity;
import id.kentongan.report.entity.ReportStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old reports into a real PostgreSQL, with the rights of the application's role. */
class ReportsImportIT {

    private static final String HEADING = "id,time,lat,lon,category,status,text,address,accepted,closed";
    private static final String GOOD =
            "A-1,2017-02-20 07:15,-5.9950,106.0050,banjir,selesai,Air masuk rumah,Jl. Melati 5,2017-02-20 08:00,2017-02-21 09:30";

    private static TestCity city;
    private static RegionsInMemory regions;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

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
        city.execute("truncate report.imported, report.import_run");
    }

    @Test
    void an_old_report_comes_in_with_its_past_and_a_mark() throws Exception {
        Tally tally = run(csv(HEADING, GOOD), wishes());

        assertThat(tally.imported()).isEqualTo(1);
        assertThat(city.texts("""
                        select concat_ws('|', status, channel, area_code, category_code, description, address,
                            received_at at time zone 'Asia/Jakarta', accepted_at at time zone 'UTC',
                            closed_at at time zone 'UTC', verified_at, left(ticket, 8)) from report.report"""))
                .containsExactly("RESOLVED|IMPORT|98.71.01.1001|banjir|Air masuk rumah|Jl. Melati 5|2017-02-20 07:15:00"
                        + "|2017-02-20 01:00:00|2017-02-21 02:30:00|UJI-1702");
        assertThat(city.texts("select type || ' ' || status || coalesce(' ' || detail, '') from report.report_event"
                        + " order by seq"))
                .containsExactly(
                        "FILED SUBMITTED", "ACCEPTED COORDINATION", "RESOLVED RESOLVED", "IMPORTED RESOLVED test");
        assertThat(city.number("select count(*) from core.case_file")).isZero();
        assertThat(city.texts(
                        "select concat_ws(' ', day, received, resolved) from report.rollup_day where received > 0"))
                .containsExactly("2017-02-20 1 1");
        assertThat(city.differences()).isEmpty();
        assertThat(city.texts("select action || ' ' || object from core.audit_entry"))
                .containsExactly("REPORTS_IMPORT source:test");
    }

    @Test
    void the_same_file_again_brings_in_nothing_and_a_longer_one_only_what_is_new() throws Exception {
        run(csv(HEADING, GOOD), wishes());
        Tally again = run(csv(HEADING, GOOD, GOOD.replace("A-1", "A-2"), GOOD.replace("A-1", "A-2")), wishes());

        assertThat(again.imported()).isEqualTo(1);
        assertThat(again.known()).isEqualTo(2);
        assertThat(city.number("select count(*) from report.report")).isEqualTo(2);

        Tally other = run(csv(HEADING, GOOD), wishes().source("other"));
        assertThat(other.imported()).isEqualTo(1);
    }

    @Test
    void a_dry_run_stores_nothing_but_says_what_would_happen() throws Exception {
        Path errors = folder.resolve("refused.csv");

        Tally tally = run(
                csv(HEADING, GOOD.replace("2017-02", "2013-02"), "A-2,,,,,,,,,"),
                wishes().dryRun().errors(errors));

        assertThat(tally.imported()).isEqualTo(1);
        assertThat(tally.refused()).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Nothing was stored");
        assertThat(errors).exists();
        for (String table : List.of(
                "report.report",
                "report.report_event",
                "report.imported",
                "report.import_run",
                "report.report_change",
                "report.rollup_day",
                "core.audit_entry")) {
            assertThat(city.number("select count(*) from " + table)).as(table).isZero();
        }
        assertThat(city.texts("select c.relname from pg_class c where c.relname = 'report_201302'"))
                .as("not even a partition")
                .isEmpty();
    }

    @Test
    void each_row_that_cannot_come_in_is_named_with_its_cure_and_the_rest_comes_in() throws Exception {
        Path errors = folder.resolve("refused.csv");
        Tally tally = run(
                csv(
                        HEADING,
                        GOOD,
                        GOOD.replace("A-1", ""),
                        GOOD.replace("A-1", "x".repeat(201)),
                        GOOD.replace("A-1", "B1").replace("2017-02-20 07:15", ""),
                        GOOD.replace("A-1", "B2").replace("2017-02-20 07:15", "kemarin"),
                        GOOD.replace("A-1", "B3").replace("2017-02-20 07:15", "2117-02-20"),
                        GOOD.replace("A-1", "B4").replace("2017-02-20 07:15", "1899-12-30"),
                        GOOD.replace("A-1", "B5").replace("-5.9950", ""),
                        GOOD.replace("A-1", "B6").replace("-5.9950", "NaN"),
                        GOOD.replace("A-1", "B7").replace("-5.9950", "utara"),
                        GOOD.replace("A-1", "B8").replace("106.0050", "100.0"),
                        GOOD.replace("A-1", "B9").replace("106.0050", "106.0650"),
                        GOOD.replace("A-1", "C1").replace("banjir", ""),
                        GOOD.replace("A-1", "C2").replace("banjir", "{0} hantu"),
                        GOOD.replace("A-1", "C3").replace("selesai", ""),
                        GOOD.replace("A-1", "C4").replace("selesai", "entah"),
                        GOOD.replace("A-1", "C5").replace("2017-02-21 09:30", ""),
                        GOOD.replace("A-1", "C6").replace("2017-02-21 09:30", "2017-02-19"),
                        GOOD.replace("A-1", "C7").replace("Air masuk rumah", "a".repeat(4_001)),
                        GOOD.replace("A-1", "C8").replace("Jl. Melati 5", "a".repeat(401)),
                        GOOD.replace("A-1", "C9").replace("Air masuk", "Air\0masuk"),
                        GOOD.replace("A-1", "D1").replace("selesai", "menunggu")),
                wishes().errors(errors));

        assertThat(tally.imported()).isEqualTo(1);
        assertThat(tally.byReason().keySet())
                .containsExactlyInAnyOrder(
                        Fault.Reason.NO_ID,
                        Fault.Reason.LONG_ID,
                        Fault.Reason.NO_TIME,
                        Fault.Reason.BAD_TIME,
                        Fault.Reason.FUTURE_TIME,
                        Fault.Reason.ANCIENT_TIME,
                        Fault.Reason.NO_POSITION,
                        Fault.Reason.BAD_POSITION,
                        Fault.Reason.OUTSIDE,
                        Fault.Reason.OTHER_TENANT,
                        Fault.Reason.NO_CATEGORY,
                        Fault.Reason.UNKNOWN_CATEGORY,
                        Fault.Reason.NO_STATUS,
                        Fault.Reason.UNKNOWN_STATUS,
                        Fault.Reason.UNDATED,
                        Fault.Reason.WRONG_ORDER,
                        Fault.Reason.LONG_TEXT,
                        Fault.Reason.LONG_ADDRESS,
                        Fault.Reason.BAD_CHARACTER,
                        Fault.Reason.OPEN_REPORT);
        assertThat(tally.refused()).isEqualTo(22 - 1);
        List<String> lines = Files.readAllLines(errors);
        assertThat(lines).hasSize(1 + 21);
        assertThat(lines.get(0)).isEqualTo(HEADING + ",_line,_reason,_cure");
        assertThat(lines.get(1)).contains(",3,There is no number of the report.,");
        assertThat(lines)
                .anyMatch(line -> line.contains("{0} hantu") && line.contains("--category \"\"{0} hantu=CODE"));
        assertThat(lines).anyMatch(line -> line.contains("Kota Tetangga"));
    }

    /** The file of refused rows is cured where it stands, and imported. */
    @Test
    void a_file_of_refused_rows_can_be_cured_and_imported() throws Exception {
        Path errors = folder.resolve("refused.csv");
        run(csv(HEADING, GOOD, GOOD.replace("A-1", "A-2").replace("banjir", "air bah")), wishes().errors(errors));
        Files.writeString(errors, Files.readString(errors).replace("air bah", "Flood"));

        Tally cured = run(errors, wishes());

        assertThat(cured.imported()).isEqualTo(1);
        assertThat(city.number("select count(*) from report.report")).isEqualTo(2);
    }

    @Test
    void other_separators_names_dates_and_words_are_understood() throws Exception {
        Path file = csv(
                "\uFEFFNomor;Tanggal;Lintang;Bujur;Jenis;Keadaan;Isi",
                "7;20/02/2017 7:15;-5,9950;106,0050;Rubbish;Tuntas;\"Sampah; menumpuk\nsejak kemarin\"",
                "8;2017-02-20T07:15:00+07:00;-5.9950;106.0050;SAMPAH;closed;",
                "9;2017-02-20 07:15:00+0700;-5.9950;106.0050;lain;mystery;=1+1");

        Tally tally = run(
                file,
                wishes().category("", "sampah")
                        .status("mystery", ReportStatus.REJECTED)
                        .undated());

        assertThat(tally.imported())
                .as(printed.toString(StandardCharsets.UTF_8))
                .isEqualTo(3);
        assertThat(city.texts(
                        "select concat_ws('|', received_at at time zone 'UTC', category_code, status, description)"
                                + " from report.report order by description desc"))
                .containsExactly(
                        "2017-02-20 00:15:00|sampah|RESOLVED|Sampah; menumpuk\nsejak kemarin",
                        "2017-02-20 00:15:00|sampah|REJECTED|=1+1",
                        "2017-02-20 00:15:00|sampah|RESOLVED|");
    }

    @Test
    void an_open_report_opens_a_case_today_only_when_that_was_asked_for() throws Exception {
        Path file = csv(
                HEADING,
                "A-1,2017-02-20 07:15,-5.9950,106.0050,banjir,menunggu,Air,,,",
                "A-2,2017-02-20 07:15,-5.9950,106.0050,banjir,diproses,Air,,2017-02-21,");

        Tally tally = run(file, wishes().openCases());

        assertThat(tally.imported()).isEqualTo(2);
        assertThat(city.texts("select state || ' ' || (opened_at > now() - interval '1 hour') from core.case_file"
                        + " order by 1"))
                .containsExactly("ACCEPTED false", "OPEN true");
        assertThat(city.number("select count(*) from core.deadline where due_at > now() and fired_at is null"
                        + " and cancelled_at is null"))
                .isEqualTo(1);
        assertThat(city.texts("select queue || ' ' || (payload::json ->> 'kind') from core.outbox"
                        + " where published_at is null"))
                .containsExactly("kelurahan NEW");
        assertThat(city.differences()).isEmpty();
    }

    @Test
    void words_are_public_only_if_the_operator_vouches_for_them() throws Exception {
        run(csv(HEADING, GOOD), wishes());
        run(csv(HEADING, GOOD), wishes().source("vouched").verified());

        assertThat(city.texts("select (verified_at is not null)::text from report.report order by 1"))
                .containsExactly("false", "true");
    }

    @Test
    void geojson_is_read_and_refused_features_are_written_as_geojson() throws Exception {
        Path errors = folder.resolve("refused.geojson");
        Path file = folder.resolve("old.geojson");
        Files.writeString(file, """
                {"type": "FeatureCollection", "name": "old", "crs": {"a": [1]}, "features": [
                 {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [106.0050, -5.9950]},
                  "properties": {"created_at": "2017-02-20 07:15", "text": "Air", "kategori": "banjir"}},
                 {"type": "Feature", "id": 2, "geometry": null, "properties": {"created_at": "2017-02-20 07:15"}},
                 {"type": "Feature", "id": 3, "geometry": {"type": "Point", "coordinates": [0, 0]},
                  "properties": {"created_at": "2017-02-20 07:15", "kategori": "banjir"}},
                 7]}""");

        Tally tally =
                run(file, wishes().status("", ReportStatus.RESOLVED).undated().errors(errors));

        assertThat(tally.imported()).isEqualTo(1);
        assertThat(tally.refused()).isEqualTo(3);
        try (GeoJsonSource refused = new GeoJsonSource(errors, Map.of())) {
            assertThat(refused.next())
                    .hasValueSatisfying(row -> assertThat(row.value(Field.ID)).isEqualTo("2"));
            assertThat(refused.next()).isPresent();
            assertThat(refused.next()).isPresent();
            assertThat(refused.next()).isEmpty();
        }
        assertThat(Files.readString(errors)).contains("\"_line\":2").contains("\"_reason\":");
    }

    /** What kill -9 leaves: whole batches, and an error file that is longer than what was committed. */
    @Test
    void an_import_that_was_cut_off_goes_on_where_it_was() throws Exception {
        StringBuilder rows = new StringBuilder(HEADING).append('\n');
        for (int i = 1; i <= 95; i++) {
            rows.append(
                            i % 10 == 0
                                    ? GOOD.replace("A-1", "A-" + i).replace("banjir", "?")
                                    : GOOD.replace("A-1", "A-" + i))
                    .append('\n');
        }
        Path file = folder.resolve("old.csv");
        Files.writeString(file, rows);
        Path errors = folder.resolve("refused.csv");
        city.execute("""
                create function report.power_cut() returns trigger language plpgsql as $$
                begin
                    if new.source_id = 'A-61' then perform pg_terminate_backend(pg_backend_pid()); end if;
                    return new;
                end $$;
                create trigger power_cut before insert on report.imported for each row execute function report.power_cut();
                """);
        try {
            assertThatThrownBy(() -> run(file, wishes().errors(errors)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("stopped after");
        } finally {
            city.execute("drop function report.power_cut() cascade");
        }
        long before = city.number("select count(*) from report.report");
        assertThat(before).isPositive().isLessThan(86);
        assertThat(city.number("select rows_read from report.import_run")).isEqualTo(60);
        assertThat(city.number("select count(*) from report.imported")).isEqualTo(before);
        assertThat(city.differences()).isEmpty();

        Tally rest = run(file, wishes().errors(errors).resume());

        assertThat(rest.imported() + before).isEqualTo(86);
        assertThat(city.number("select count(*) from report.report")).isEqualTo(86);
        assertThat(city.number("select count(distinct source_id) from report.imported"))
                .isEqualTo(86);
        assertThat(Files.readAllLines(errors)).hasSize(1 + 9);
        assertThat(city.texts("select concat_ws(' ', rows_read, imported, refused, finished_at is not null)"
                        + " from report.import_run"))
                .containsExactly("95 86 9 t");
        assertThat(city.differences()).isEmpty();
        assertThatThrownBy(() -> run(file, wishes().resume()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("was interrupted");
    }

    @Test
    void a_file_that_breaks_off_keeps_what_came_in_and_says_so() throws Exception {
        Path file = folder.resolve("old.csv");
        Files.write(file, (HEADING + "\n" + GOOD + "\nA-2,caf").getBytes(StandardCharsets.UTF_8));
        Files.write(file, new byte[] {(byte) 0xE9, '\n'}, java.nio.file.StandardOpenOption.APPEND);

        assertThatThrownBy(() -> run(file, wishes()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.cure()).contains("windows-1252"));
        assertThat(run(file, wishes().charset(StandardCharsets.ISO_8859_1)).imported())
                .isEqualTo(1);
    }

    @Test
    void a_file_without_a_needed_column_and_an_unknown_target_are_refused_before_anything_is_read() throws Exception {
        assertThatThrownBy(() -> run(csv("id,time,lat", "1,2,3"), wishes()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("lon");
        assertThatThrownBy(() -> run(csv(HEADING, GOOD), wishes().category("x", "no-such")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no-such");
        assertThatThrownBy(() -> run(csv(""), wishes())).isInstanceOf(Refusal.class);
    }

    private Path csv(String... lines) throws IOException {
        Path file = Files.createTempFile(folder, "old", ".csv");
        Files.writeString(file, String.join("\n", lines) + "\n");
        return file;
    }

    private Tally run(Path file, Wishes wishes) throws Exception {
        try (Connection owner = city.owner()) {
            return ReportsImport.run(
                    owner,
                    regions,
                    wishes.options(file),
                    20,
                    new Console(
                            new PrintStream(printed, true, StandardCharsets.UTF_8),
                            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                            false),
                    Messages.beside(ReportsImport.class, Locale.ENGLISH));
        }
    }

    private static Wishes wishes() {
        return new Wishes(
                "test",
                Map.of(),
                Map.of(),
                StandardCharsets.UTF_8,
                Optional.empty(),
                false,
                false,
                false,
                false,
                false);
    }

    /** What an operator types, one wish after the other. */
    private record Wishes(
            String source,
            Map<String, String> categories,
            Map<String, ReportStatus> statuses,
            Charset charset,
            Optional<Path> errors,
            boolean isDry,
            boolean resumes,
            boolean opensCases,
            boolean isVerified,
            boolean isUndated) {

        Options options(Path file) {
            return new Options(
                    file,
                    Optional.of(TestCity.CODE),
                    source,
                    Map.of(),
                    categories,
                    statuses,
                    Optional.empty(),
                    charset,
                    errors,
                    Optional.empty(),
                    isDry,
                    resumes,
                    opensCases,
                    isVerified,
                    isUndated);
        }

        Wishes source(String name) {
            return new Wishes(
                    name, categories, statuses, charset, errors, isDry, resumes, opensCases, isVerified, isUndated);
        }

        Wishes category(String from, String code) {
            return new Wishes(
                    source,
                    Map.of(from, code),
                    statuses,
                    charset,
                    errors,
                    isDry,
                    resumes,
                    opensCases,
                    isVerified,
                    isUndated);
        }

        Wishes status(String from, ReportStatus to) {
            return new Wishes(
                    source,
                    categories,
                    Map.of(from, to),
                    charset,
                    errors,
                    isDry,
                    resumes,
                    opensCases,
                    isVerified,
                    isUndated);
        }

        Wishes charset(Charset other) {
            return new Wishes(
                    source, categories, statuses, other, errors, isDry, resumes, opensCases, isVerified, isUndated);
        }

        Wishes errors(Path path) {
            return new Wishes(
                    source,
                    categories,
                    statuses,
                    charset,
                    Optional.of(path),
                    isDry,
                    resumes,
                    opensCases,
                    isVerified,
                    isUndated);
        }

        Wishes dryRun() {
            return new Wishes(
                    source, categories, statuses, charset, errors, true, resumes, opensCases, isVerified, isUndated);
        }

        Wishes resume() {
            return new Wishes(
                    source, categories, statuses, charset, errors, isDry, true, opensCases, isVerified, isUndated);
        }

        Wishes openCases() {
            return new Wishes(
                    source, categories, statuses, charset, errors, isDry, resumes, true, isVerified, isUndated);
        }

        Wishes verified() {
            return new Wishes(
                    source, categories, statuses, charset, errors, isDry, resumes, opensCases, true, isUndated);
        }

        Wishes undated() {
            return new Wishes(
                    source, categories, statuses, charset, errors, isDry, resumes, opensCases, isVerified, true);
        }
    }
}
