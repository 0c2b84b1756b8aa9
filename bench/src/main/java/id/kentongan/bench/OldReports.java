package id.kentongan.bench;

import java.io.BufferedWriter;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * B2: {@code reports import} of a CSV, from the command's start to its end, against COPY of the same rows with other ids
 * into the same tables and indexes, in one transaction, without triggers and without counting anything.
 */
final class OldReports {
    private static final double GOAL = 0.4;
    private static final double STRETCH = 0.6;
    private static final int REPORTS = 300_000;
    private static final int WARM_UP = 30_000;
    private static final int DAYS = 180;
    private static final int OPEN_ONE_IN = 20;

    /** An id that no row has, the same for the same id: the first six bytes, the time, stay as they are. */
    private static final String OTHER_ID = "(left(%1$s::text, 24) || right(md5(%1$s::text), 12))::uuid";

    /** What an import fills, each as a query that reads its rows with other ids. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("report.report", "id");
        TABLES.put("report.report_event", "report_id");
        TABLES.put("report.imported", "report_id");
    }

    private final City city;
    private final Findings findings;
    private final Options options;

    OldReports(City city, Findings findings, Options options) {
        this.city = city;
        this.findings = findings;
        this.options = options;
    }

    void run() throws Exception {
        findings.say("");
        findings.say(
                "%d reports of %d days in a CSV, one in %d still open and refused; each round another source",
                REPORTS, DAYS, OPEN_ONE_IN);
        findings.say("pair | import: s, reports/s, rows/s | COPY: s, reports/s, rows/s | ratio");
        List<Double> ratios = new ArrayList<>();
        round(0, WARM_UP, new ArrayList<>());
        for (int pair = 1; pair <= options.pairs(); pair++) {
            round(pair, REPORTS, ratios);
        }
        findings.say("");
        double ratio = Intake.median(ratios);
        findings.goal(
                "median ratio %.3f, goal at least %.2f, stretch %.2f".formatted(ratio, GOAL, STRETCH), ratio >= GOAL);
    }

    /** @param pair 0 for warming up, which is not kept */
    private void round(int pair, int count, List<Double> ratios) throws Exception {
        String source = "bench" + pair;
        Path csv = csv(source, count, pair);
        long start = System.nanoTime();
        bringIn(csv, source);
        double ours = (System.nanoTime() - start) / 1e9;
        Map<String, Path> files = rows(source);
        long reports = city.number("select count(*) from report.imported where source = '" + source + "'");
        long rows = 0;
        start = System.nanoTime();
        try (Connection connection = city.asOwner()) {
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local kentongan.bulk_load = 'on'");
            }
            for (Map.Entry<String, Path> file : files.entrySet()) {
                try (InputStream in = Files.newInputStream(file.getValue())) {
                    rows += copies.copyIn("copy " + file.getKey() + " from stdin", in, 1 << 16);
                }
            }
            connection.commit();
        }
        double limit = (System.nanoTime() - start) / 1e9;
        if (pair > 0) {
            ratios.add(limit / ours);
            findings.say(
                    "%4d | %.1f, %.0f, %.0f | %.1f, %.0f, %.0f | %.3f",
                    pair, ours, reports / ours, rows / ours, limit, reports / limit, rows / limit, limit / ours);
        }
        int closed = count - (count + OPEN_ONE_IN - 1) / OPEN_ONE_IN;
        findings.require("round %d: %d of %d reports came in".formatted(pair, reports, closed), reports == closed);
    }

    /** The command ends with 1 if something was refused, as here the open ones are meant to be. */
    private void bringIn(Path csv, String source) throws Exception {
        City.Told told = city.command("reports", "import", csv.toString(), "--tenant", "JKT", "--source", source);
        if (told.code() != 1) {
            throw new IllegalStateException(told.printed());
        }
    }

    private Map<String, Path> rows(String source) throws Exception {
        Map<String, Path> files = new LinkedHashMap<>();
        try (Connection connection = city.asSuperuser()) {
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Map.Entry<String, String> table : TABLES.entrySet()) {
                Path file = city.home().resolve(table.getKey() + ".copy");
                String id = table.getValue();
                String query = "select " + columns(connection, table.getKey(), id) + " from " + table.getKey()
                        + " t where " + id + " in (select report_id from report.imported where source = '" + source
                        + "') order by " + id;
                try (OutputStream out = Files.newOutputStream(file)) {
                    copies.copyOut("copy (" + query + ") to stdout", out);
                }
                files.put(table.getKey(), file);
            }
        }
        return files;
    }

    /** All columns in their order; what must be unique is made so. */
    private static String columns(Connection connection, String table, String id) throws Exception {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("select attname from pg_attribute where attrelid = '" + table
                        + "'::regclass and attnum > 0 and not attisdropped order by attnum")) {
            while (row.next()) {
                String column = row.getString(1);
                if (column.equals(id)) {
                    columns.add(OTHER_ID.formatted("t." + id));
                } else if (column.equals("ticket")) {
                    columns.add("left(t.ticket, 9) || reverse(substr(t.ticket, 10))");
                } else if (column.equals("source")) {
                    columns.add("t.source || '-copy'");
                } else {
                    columns.add("t." + column);
                }
            }
        }
        return String.join(", ", columns);
    }

    private Path csv(String source, int count, int seed) throws Exception {
        Path file = city.home().resolve(source + ".csv");
        Random random = new Random(seed);
        Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,time,lat,lon,category,status,accepted_at,closed_at,text,address\n");
            for (int i = 0; i < count; i++) {
                boolean open = i % OPEN_ONE_IN == 0;
                // In the order of time, as such lists are exported, and as COPY gets the rows.
                Instant received = end.minusSeconds((DAYS + 10) * 86_400L)
                        .plusSeconds((long) i * DAYS * 86_400 / count + random.nextInt(60));
                Instant accepted = received.plusSeconds(600 + random.nextInt(86_400));
                out.write(String.format(
                        Locale.ROOT,
                        "%s-%d,%s,%.6f,%.6f,sampah,%s,%s,%s,\"%s\",\"Jalan Melati %d\"%n",
                        source,
                        i,
                        received,
                        Intake.LAT + Intake.AROUND * (random.nextDouble() - 0.5),
                        Intake.LON + Intake.AROUND * (random.nextDouble() - 0.5),
                        open ? "SUBMITTED" : "RESOLVED",
                        open ? "" : accepted,
                        open ? "" : accepted.plusSeconds(3_600 + random.nextInt(3 * 86_400)),
                        Intake.words(random),
                        random.nextInt(200)));
            }
        }
        return file;
    }
}
