package id.kentongan.st.measure;

import id.kentongan.st.Checkout;
import id.kentongan.st.Eventually;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.container.BrokerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The 926 reports of the flood of February 2017, replayed against a demonstration with imported borders, and the climb of
 * those that nobody accepts. With trouble: the same while the program is killed three times and the broker is away for a
 * minute.
 */
final class ReplayMeasurement {

    private static final int SENT = 926;
    private static final int INSIDE = 909;
    private static final int OUTSIDE = 17;
    private static final double NEAR_METRES = 100;

    private static final Path FOLDER = Checkout.ROOT.resolve("system-tests/target/measure");
    private static final Duration REPLAY_LIMIT = Duration.ofMinutes(30);
    private static final Duration LADDER_LIMIT = Duration.ofMinutes(5);
    private static final Duration BROKER_AWAY = Duration.ofSeconds(60);

    /** So fast that two and a half days take about twelve minutes: time enough for four accidents. */
    private static final String SPEED_WITH_TROUBLE = "300";

    private final boolean trouble;
    private final Path reports = SharedData.file("reports/qlue_flood_2017-02.geojson");
    private final Path borders = SharedData.file("regions/dki_kelurahan_boundaries.geojson");
    private final Findings findings;

    ReplayMeasurement(boolean trouble) throws IOException {
        this.trouble = trouble;
        this.findings = trouble
                ? new Findings("replay-kill", "Replay of 926 real reports with three kills and a minute without broker")
                : new Findings("replay", "Replay of 926 real reports, from the citizen to the province");
    }

    int run() throws Exception {
        if (!trouble) {
            try (Kentongan kentongan = Kentongan.in(FOLDER.resolve("replay")).withShippedLimits()) {
                measure(kentongan, null);
            }
            return findings.end();
        }
        try (BrokerProcess broker = BrokerProcess.start(FOLDER.resolve("replay-broker"));
                Kentongan kentongan = Kentongan.in(
                                FOLDER.resolve("replay-kill"),
                                Map.of(
                                        "KENTONGAN_BROKER_URL", broker.url(),
                                        "KENTONGAN_BROKER_USER", broker.user(),
                                        "KENTONGAN_BROKER_PASSWORD", broker.password()))
                        .withShippedLimits()) {
            measure(kentongan, broker);
        }
        return findings.end();
    }

    private void measure(Kentongan kentongan, @Nullable BrokerProcess broker) throws Exception {
        kentongan.withTheScriptsOptions();
        Kentongan.Ended imported = kentongan.command("regions", "import", borders.toString());
        if (imported.code() != 0) {
            throw new IllegalStateException("regions import: " + imported.err());
        }
        findings.progress("%s", kentongan.start().awaitReady());

        long begin = System.nanoTime();
        Path output = FOLDER.resolve("replay-output.txt");
        Process replay = kentongan.begin(
                output,
                "reports",
                "replay",
                reports.toString(),
                "--url",
                kentongan.uri("/open311/v2").toString(),
                "--speed",
                trouble ? SPEED_WITH_TROUBLE : "max");
        try {
            if (broker != null) {
                maltreat(kentongan, broker, replay);
            }
            if (!replay.waitFor(REPLAY_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the replay has not ended: " + output);
            }
        } finally {
            replay.destroy();
        }
        long seconds = (System.nanoTime() - begin) / 1_000_000_000L;
        List<String> summary = java.nio.file.Files.readAllLines(output);
        findings.say("");
        findings.say("reports replay --speed %s took %d s and says:", trouble ? SPEED_WITH_TROUBLE : "max", seconds);
        summary.stream()
                .dropWhile(line -> !line.startsWith("Accepted:"))
                .limit(4)
                .forEach(line -> findings.say("  " + line));
        findings.say("");
        findings.expect("sent", SENT, number(summary, "Sending (\\d+) reports"));
        findings.expect("accepted", INSIDE, number(summary, "Accepted: (\\d+)"));
        findings.expect("refused as outside", OUTSIDE, number(summary, "Refused, outside the jurisdiction: (\\d+)"));
        findings.expect("other", 0, number(summary, "Other: (\\d+)"));
        findings.expect("in the database", INSIDE, kentongan.number("select count(*) from report.report"));
        places(kentongan);
        climb(kentongan);
    }

    /**
     * Three kills of the program and, between the first two, the broker's minute. What could not be sent meanwhile comes
     * in a flood afterwards, so the later ones strike early in that flood.
     */
    private void maltreat(Kentongan kentongan, BrokerProcess broker, Process replay) throws Exception {
        kill(kentongan, replay, 150);
        long before = await(kentongan, replay, 250);
        broker.kill();
        LockSupport.parkNanos(BROKER_AWAY.toNanos());
        long after = stored(kentongan);
        broker.startAgain();
        findings.say(
                "broker killed at %d stored reports, back after %d s on its journal; accepted meanwhile: %d",
                before, BROKER_AWAY.toSeconds(), after - before);
        findings.expect("reports were accepted without the broker", after > before);
        kill(kentongan, replay, Math.max(450, after + 10));
        kill(kentongan, replay, Math.max(650, stored(kentongan) + 10));
    }

    private void kill(Kentongan kentongan, Process replay, long at) throws SQLException {
        long stored = await(kentongan, replay, at);
        kentongan.kill();
        long begin = System.nanoTime();
        kentongan.start().awaitReady();
        findings.say(
                "kill -9 at %d stored reports; ready again after %d s, %s",
                stored,
                (System.nanoTime() - begin) / 1_000_000_000L,
                kentongan.lines().stream().anyMatch(line -> line.contains("previous run is still alive"))
                        ? "the orphaned PostgreSQL was found and said so"
                        : "no orphan was found");
    }

    private long await(Kentongan kentongan, Process replay, long number) throws SQLException {
        findings.progress("waiting for %d reports", number);
        Eventually.within(REPLAY_LIMIT, () -> {
            if (!replay.isAlive()) {
                throw new IllegalStateException("the replay was over before report " + number);
            }
            if (stored(kentongan) < number) {
                throw new AssertionError("not yet " + number + " reports");
            }
        });
        return stored(kentongan);
    }

    /** Asked past the command {@code sql}, which takes longer to start than a report to come in. */
    private static long stored(Kentongan kentongan) throws SQLException {
        try (Connection connection = connect(kentongan);
                Statement query = connection.createStatement();
                ResultSet count = query.executeQuery("select count(*) from report.report")) {
            count.next();
            return count.getLong(1);
        }
    }

    private static Connection connect(Kentongan kentongan) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort()
                        + "/kentongan?options=-c%20kentongan.scope%3Dsystem:test",
                "kentongan",
                kentongan.secrets().getProperty("database.application"));
    }

    /** Every stored report against every polygon, by JTS alone. */
    private void places(Kentongan kentongan) throws Exception {
        Borders map = new Borders(borders);
        int inside = 0;
        int right = 0;
        int near = 0;
        double farthest = 0;
        try (Connection connection = connect(kentongan);
                Statement query = connection.createStatement();
                ResultSet report = query.executeQuery("select lat, lon, area_code from report.report")) {
            while (report.next()) {
                double lat = report.getDouble(1);
                double lon = report.getDouble(2);
                String code = report.getString(3);
                Set<String> covering = map.covering(lat, lon);
                if (covering.isEmpty()) {
                    near++;
                    farthest = Math.max(farthest, map.metres(lat, lon, code));
                } else {
                    inside++;
                    right += covering.contains(code) ? 1 : 0;
                }
            }
        }
        findings.say("");
        findings.say(
                "independent check against %d polygons: %d reports inside one, %d of them in that kelurahan (%.2f %%),"
                        + " %d elsewhere",
                map.size(), inside, right, inside == 0 ? 0 : 100.0 * right / inside, near);
        findings.expect("inside a polygon and in that kelurahan", inside, right);
        findings.expect(
                "%d outside of all polygons, the farthest %.0f m from its kelurahan, promised at most %.0f m"
                        .formatted(near, farthest, NEAR_METRES),
                farthest <= NEAR_METRES);
    }

    private void climb(Kentongan kentongan) {
        findings.progress("waiting for the end of the ladder");
        Eventually.within(LADDER_LIMIT, () -> {
            try (Connection connection = connect(kentongan);
                    Statement query = connection.createStatement();
                    ResultSet open =
                            query.executeQuery("select (select count(*) from core.escalation where tier = 'PEMPROV'),"
                                    + " (select count(*) from core.outbox where consumed_at is null)")) {
                open.next();
                if (open.getLong(1) < INSIDE || open.getLong(2) > 0) {
                    throw new AssertionError(
                            "at the province: " + open.getLong(1) + ", open messages: " + open.getLong(2));
                }
            }
        });
        String query = "select tier, kind, count(*), count(distinct (case_id, tier, round)) as different"
                + " from core.escalation group by tier, kind order by min(due_at)";
        findings.say("");
        findings.say("./kentongan sql '%s'", query);
        List<List<String>> rows = kentongan.sql(query);
        rows.forEach(row -> findings.say("  " + String.join(" | ", row)));
        for (List<String> promised : List.of(
                List.of("KECAMATAN", "WARNING"), List.of("PEMKOT", "ESCALATION"), List.of("PEMPROV", "ESCALATION"))) {
            findings.expect(
                    promised.get(0) + " " + promised.get(1) + ", one per case, tier and round",
                    rows.stream()
                            .anyMatch(row -> row.subList(0, 2).equals(promised)
                                    && row.get(2).equals(String.valueOf(INSIDE))
                                    && row.get(3).equals(String.valueOf(INSIDE))));
        }
        expectNumber(kentongan, "alerts, five for each case", 5L * INSIDE, "select count(*) from core.alert");
        expectNumber(
                kentongan,
                "different (case, tier, kind, round) among them",
                5L * INSIDE,
                "select count(distinct (case_id, tier, kind, round)) from core.alert");
        expectNumber(
                kentongan,
                "open messages in the outbox",
                0,
                "select count(*) from core.outbox where consumed_at is null");
        expectNumber(kentongan, "dead letters", 0, "select count(*) from core.dead_letter");
        expectNumber(
                kentongan,
                "deadlines that fired early",
                0,
                "select count(*) from core.deadline where fired_at < due_at");
        findings.say(
                "messages that were sent more than once: %d of %d",
                kentongan.number("select count(*) from core.outbox where sends > 1"),
                kentongan.number("select count(*) from core.outbox"));
    }

    private void expectNumber(Kentongan kentongan, String what, long promised, String query) {
        findings.expect(what, promised, kentongan.number(query));
    }

    private static long number(List<String> lines, String form) {
        Pattern pattern = Pattern.compile(form);
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .findFirst()
                .orElse(-1);
    }
}
