package id.kentongan.bench;

import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.entity.TrackingCode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * B1: reports by Open311 against rows by bare JDBC into the same table of the same database, each with a commit of its
 * own and just as durable. A report is also a line of history, a case, a deadline and a message; and all of it, or none,
 * is there.
 */
final class Intake {
    private static final double GOAL = 0.35;
    private static final double STRETCH = 0.5;
    private static final double MOST_MILLIS = 1.5;
    private static final int THREADS = 10;
    private static final String TENANT = "jakarta.go.id";

    /** Merdeka Square and five kilometres around it: inside the tenant, in dozens of kelurahan. */
    static final double LAT = -6.1754;

    static final double LON = 106.8272;
    static final double AROUND = 0.04;

    private final City city;
    private final Findings findings;
    private final Options options;
    private final AtomicLong refused = new AtomicLong();
    private final Map<String, Double> threads = new TreeMap<>();

    Intake(City city, Findings findings, Options options) {
        this.city = city;
        this.findings = findings;
        this.options = options;
    }

    /** One round of either side. */
    private record Side(Load.Round round, double appMillis, double databaseMillis) {}

    void run() throws Exception {
        Load load = new Load(options.clients());
        findings.progress("warming up: %d reports", options.warmUp());
        long accepted = load.times(options.warmUp(), this::citizen).done();
        load.times(options.warmUp() / 4, this::inserter);
        city.settle();
        findings.say("");
        findings.say("pair | rows/s by JDBC, PG ms/row | reports/s | ratio | app ms + PG ms per report | p50, p99 ms");
        List<Double> ratios = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        long measured = 0;
        for (int pair = 1; pair <= options.pairs(); pair++) {
            Side limit = measure(() -> load.during(options.seconds(), this::inserter));
            Map<String, Double> before = Processor.byThread(city.pid());
            Side ours = measure(() -> load.during(options.seconds(), this::citizen));
            Processor.byThread(city.pid())
                    .forEach((kind, seconds) ->
                            threads.merge(kind, seconds - before.getOrDefault(kind, 0.0), Double::sum));
            accepted += ours.round().done();
            measured += ours.round().done();
            double ratio = ours.round().perSecond() / limit.round().perSecond();
            ratios.add(ratio);
            millis.add(ours.appMillis() + ours.databaseMillis());
            findings.say(
                    "%4d | %8.0f, %.3f | %8.0f | %.3f | %.2f + %.2f | %.1f, %.1f",
                    pair,
                    limit.round().perSecond(),
                    limit.databaseMillis(),
                    ours.round().perSecond(),
                    ratio,
                    ours.appMillis(),
                    ours.databaseMillis(),
                    ours.round().millis(0.5),
                    ours.round().millis(0.99));
            city.settle();
        }
        findings.say("");
        long reports = measured;
        findings.say("where the server's share goes, ms per report by kind of thread:");
        threads.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(THREADS)
                .forEach(kind -> findings.say("  %-16s %.2f", kind.getKey(), kind.getValue() * 1e3 / reports));
        findings.say("");
        findings.say("refused with 503 because too many waited, and sent again: %d", refused.get());
        check(accepted);
        findings.say("");
        double ratio = median(ratios);
        double cost = median(millis);
        findings.goal(
                "median ratio %.3f, goal at least %.2f, stretch %.2f".formatted(ratio, GOAL, STRETCH), ratio >= GOAL);
        findings.goal(
                "median processor time %.2f ms per report, goal at most %.1f, with the delivery of its message as far"
                                .formatted(cost, MOST_MILLIS)
                        + " as that happened meanwhile",
                cost <= MOST_MILLIS);
    }

    private interface Work {
        Load.Round round() throws Exception;
    }

    private Side measure(Work work) throws Exception {
        double app = Processor.of(city.pid());
        double database = Processor.withChildren(city.databasePid());
        Load.Round round = work.round();
        return new Side(
                round,
                (Processor.of(city.pid()) - app) * 1e3 / round.done(),
                (Processor.withChildren(city.databasePid()) - database) * 1e3 / round.done());
    }

    /** Nothing lost, nothing doubled: for each answer 200 a report with all that belongs to it, and no other. */
    private void check(long accepted) throws Exception {
        String ours = "select id from report.report where channel = 'OPEN311'";
        findings.require(
                "%d reports for %d answers".formatted(city.number("select count(*) from (" + ours + ") r"), accepted),
                city.number("select count(*) from (" + ours + ") r") == accepted);
        for (String belonging : List.of(
                "report.report_event where type = 'FILED' and report_id",
                "core.case_file where id",
                "core.deadline where case_id",
                "core.outbox where consumed_at is not null and case_id",
                "core.alert where kind = 'NEW' and case_id")) {
            long found = city.number("select count(*) from " + belonging + " in (" + ours + ")");
            findings.require(found + " rows of " + belonging.replaceAll(" .*", ""), found == accepted);
        }
        long tickets = city.number("select count(distinct ticket) from report.report where channel = 'OPEN311'");
        findings.require(tickets + " different tickets", tickets == accepted);
    }

    Load.Client citizen(int number) throws Exception {
        Wire wire = new Wire(city.port());
        Random random = new Random(31 * number + System.nanoTime());
        return new Load.Client() {
            @Override
            public void once() throws Exception {
                wire.sendUntilServed(Wire.post("/open311/v2/requests.json", form(random)), refused);
            }

            @Override
            public void close() throws IOException {
                wire.close();
            }
        };
    }

    private String form(Random random) {
        String lat = String.valueOf(LAT + AROUND * (random.nextDouble() - 0.5));
        String lon = String.valueOf(LON + AROUND * (random.nextDouble() - 0.5));
        return form(city.key(), lat, lon, words(random)) + "&address_string=Jalan+Melati+" + random.nextInt(200);
    }

    static String form(String key, String lat, String lon, String words) {
        return "jurisdiction_id=" + TENANT + "&api_key=" + key + "&service_code=sampah&lat=" + lat + "&long=" + lon
                + "&description=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** About as long as the median of real reports. */
    static String words(Random random) {
        return "Tumpukan sampah di tepi jalan sudah " + (2 + random.nextInt(20))
                + " hari tidak diangkut, baunya sampai ke rumah warga dan saluran airnya tersumbat. Mohon diangkut.";
    }

    private Load.Client inserter(int number) throws Exception {
        Connection connection = city.asApplication();
        PreparedStatement insert = connection.prepareStatement("""
                insert into report.report (tenant_id, id, ticket, tracking_hash, category_code, status, channel,
                    area_code, lat, lon, location_rule, border_distance_m, neighbour_code, approximate, address,
                    description, received_at, updated_at, expected_at, last_seq, version)
                values (31, ?, ?, ?, 'sampah', 'SUBMITTED', 'IMPORT', '31.71.01.1001', ?, ?, 'SAMPLE', 0, null, true,
                    ?, ?, ?, ?, ?, 1, 1)""".replace("(31,", "(" + tenant() + ","));
        Random random = new Random(number);
        return new Load.Client() {
            @Override
            public void once() throws Exception {
                OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
                UUID id = UuidV7.at(now.toInstant());
                insert.setObject(1, id);
                insert.setString(2, Ticket.of("JKT", id).value());
                insert.setBytes(3, TrackingCode.random().hash());
                insert.setDouble(4, LAT + AROUND * (random.nextDouble() - 0.5));
                insert.setDouble(5, LON + AROUND * (random.nextDouble() - 0.5));
                insert.setString(6, "Jalan Melati " + random.nextInt(200));
                insert.setString(7, words(random));
                insert.setObject(8, now);
                insert.setObject(9, now);
                insert.setObject(10, now.plusDays(3));
                insert.executeUpdate();
            }

            @Override
            public void close() throws IOException {
                try {
                    connection.close();
                } catch (SQLException e) {
                    throw new IOException(e);
                }
            }
        };
    }

    private long tenant() throws Exception {
        return city.number("select id from core.tenant where domain = '" + TENANT + "'");
    }

    /** Of an even number the mean of the two in the middle. */
    static double median(List<Double> values) {
        return values.stream()
                .sorted()
                .skip((values.size() - 1) / 2)
                .limit(2 - values.size() % 2)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }
}
