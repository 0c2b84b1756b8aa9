package id.kentongan.st.measure;

import id.kentongan.report.duplicate.control.Candidates;
import id.kentongan.report.duplicate.control.Candidates.Search;
import id.kentongan.report.duplicate.entity.Sighting;
import id.kentongan.report.duplicate.entity.Terms;
import id.kentongan.report.duplicate.entity.Words;
import id.kentongan.st.Checkout;
import id.kentongan.st.blackbox.Kentongan;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a search for duplicates costs among a million reports: pages that are read, time of the database, time of an answer. */
final class DuplicatesSearchMeasurement {

    private static final int TENANT = 1;
    private static final int REPORTS = 1_000_000;
    private static final int PLACES = 200;
    private static final int WARM_UP = 400;
    private static final long PAGES_PROMISED = 2_000;
    private static final Pattern PAGES = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");
    private static final Path FOLDER = Checkout.ROOT.resolve("system-tests/target/measure/duplicates-search");

    private final Findings findings =
            new Findings("duplicates-search", "Duplicates: what a search costs among a million reports");

    DuplicatesSearchMeasurement() throws IOException {}

    /** A real place to ask at. */
    private record Place(Sighting seen, String area, String text) {}

    int run() throws Exception {
        try (Kentongan kentongan = Kentongan.in(FOLDER)) {
            kentongan.withTheScriptsOptions();
            findings.progress("%s", kentongan.start().awaitReady());
            Kentongan.Ended generated = kentongan.command(
                    "generate",
                    "--tenant",
                    "JKT",
                    "--reports",
                    Integer.toString(REPORTS),
                    "--days",
                    "120",
                    "--seed",
                    "7");
            if (generated.code() != 0) {
                throw new IllegalStateException("generate: " + generated.err());
            }
            try (Connection connection = connect(kentongan)) {
                measure(kentongan, connection);
            }
        }
        return findings.end();
    }

    private static Connection connect(Kentongan kentongan) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort()
                        + "/kentongan?options=-c%20kentongan.scope%3D%7B" + TENANT + "%7D",
                "kentongan",
                kentongan.secrets().getProperty("database.application"));
    }

    private void measure(Kentongan kentongan, Connection connection) throws Exception {
        List<Place> places = places(connection);
        findings.say(
                "%d reports of 120 days in one city, %d of them verified and open; %d places of the newest",
                REPORTS,
                number(
                        connection,
                        "select count(*) from report.report where verified_at is not null and status <>"
                                + " all (array['RESOLVED', 'REJECTED'])"),
                places.size());
        Terms terms = Terms.shipped();
        findings.say("");
        long most = database(
                "verified, for everybody",
                connection,
                places.stream()
                        .map(place ->
                                Candidates.searchVerified(TENANT, place.seen(), terms, List.of("tindak-kriminal")))
                        .toList());
        long mostForOfficers = database(
                "not verified, for officers",
                connection,
                places.stream()
                        .map(place -> Candidates.searchUnverified(TENANT, place.seen(), terms, List.of(place.area())))
                        .toList());
        answers(kentongan, places);
        findings.say("");
        findings.expect("pages of 8 kB of any search for everybody at most " + PAGES_PROMISED, most <= PAGES_PROMISED);
        findings.expect(
                "pages of 8 kB of any search for officers at most " + 2 * PAGES_PROMISED,
                mostForOfficers <= 2 * PAGES_PROMISED);
    }

    private static List<Place> places(Connection connection) throws SQLException {
        List<Place> places = new ArrayList<>();
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(
                        "select lat, lon, category_code, received_at, description, area_code from report.report"
                                + " where tenant_id = " + TENANT + " and category_code <> 'tindak-kriminal'"
                                + " and category_code <> 'potensi-teror' order by id desc limit " + PLACES)) {
            while (row.next()) {
                String text = row.getString(5);
                places.add(new Place(
                        new Sighting(
                                row.getDouble(1),
                                row.getDouble(2),
                                row.getString(3),
                                row.getObject(4, OffsetDateTime.class).toInstant(),
                                Words.of(text)),
                        row.getString(6),
                        text));
            }
        }
        return places;
    }

    /** @return the most pages that one search read */
    private long database(String what, Connection connection, List<Search> searches) throws SQLException {
        List<Long> pages = new ArrayList<>();
        List<Long> micros = new ArrayList<>();
        long rows = 0;
        long mostRows = 0;
        for (int round = 0; round < 3; round++) {
            for (Search search : searches) {
                long begin = System.nanoTime();
                long found = 0;
                try (PreparedStatement query = prepare(connection, search, "")) {
                    try (ResultSet row = query.executeQuery()) {
                        while (row.next()) {
                            found++;
                        }
                    }
                }
                if (round == 2) {
                    micros.add((System.nanoTime() - begin) / 1_000);
                    rows += found;
                    mostRows = Math.max(mostRows, found);
                }
            }
        }
        for (Search search : searches) {
            try (PreparedStatement query = prepare(connection, search, "explain (analyze, buffers) ");
                    ResultSet line = query.executeQuery()) {
                while (line.next()) {
                    Matcher buffers = PAGES.matcher(line.getString(1));
                    if (buffers.find()) {
                        // the first line is the whole statement's
                        pages.add(count(buffers.group(1)) + count(buffers.group(2)));
                        break;
                    }
                }
            }
        }
        findings.say(
                "%-28s pages of 8 kB p50 %d, p99 %d; ms p50 %.2f, p99 %.2f; candidates mean %.1f, most %d",
                what,
                at(pages, 50),
                at(pages, 99),
                at(micros, 50) / 1_000.0,
                at(micros, 99) / 1_000.0,
                (double) rows / searches.size(),
                mostRows);
        return pages.stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    private static long count(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static PreparedStatement prepare(Connection connection, Search search, String before) throws SQLException {
        PreparedStatement query = connection.prepareStatement(before + search.sql());
        for (int i = 0; i < search.arguments().size(); i++) {
            query.setObject(i + 1, search.arguments().get(i));
        }
        return query;
    }

    private void answers(Kentongan kentongan, List<Place> places) throws Exception {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<Long> micros = new ArrayList<>();
        int busy = 0;
        for (int i = 0; i < WARM_UP + 2 * places.size(); i++) {
            Place place = places.get(i % places.size());
            URI asked = kentongan.uri("/api/v1/reports/similar?jurisdiction=jakarta.go.id&lat="
                    + place.seen().lat() + "&lon=" + place.seen().lon() + "&category="
                    + place.seen().category() + "&text="
                    + URLEncoder.encode(
                            place.text().substring(0, Math.min(400, place.text().length())), StandardCharsets.UTF_8));
            long begin = System.nanoTime();
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(asked).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                busy++;
            } else if (i >= WARM_UP) {
                micros.add((System.nanoTime() - begin) / 1_000);
            }
        }
        findings.say(
                "%-28s ms p50 %.2f, p99 %.2f of %d answers to one client; not answered %d",
                "GET /api/v1/reports/similar", at(micros, 50) / 1_000.0, at(micros, 99) / 1_000.0, micros.size(), busy);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long at(List<Long> values, int percent) {
        long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
