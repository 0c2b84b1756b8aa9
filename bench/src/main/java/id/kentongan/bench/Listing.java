package id.kentongan.bench;

import id.kentongan.report.intake.control.PublicSelect;
import id.kentongan.report.intake.entity.ReportQuery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * B3: a page of twenty of the public list, begun anywhere in it, against the same statement by bare JDBC; once among
 * 100,000 reports and once among 1,000,000, where it must cost the same.
 */
final class Listing {
    private static final double GOAL = 0.45;
    private static final double STRETCH = 0.7;
    private static final double MOST_GROWTH = 1.3;
    private static final int PAGE = 20;
    private static final int FEW = 100_000;
    private static final int MANY = 1_000_000;
    private static final int ALONE = 4_000;
    private static final int PLANS = 40;
    private static final String TENANT = "jakarta.go.id";
    private static final Pattern BLOCKS = Pattern.compile("\"Shared (?:Hit|Read) Blocks\": (\\d+)");

    private final City city;
    private final Findings findings;
    private final Options options;
    private final AtomicLong refused = new AtomicLong();
    private List<UUID> cursors = List.of();
    private List<String> secret = List.of();
    private int tenantId;

    Listing(City city, Findings findings, Options options) {
        this.city = city;
        this.findings = findings;
        this.options = options;
    }

    /** How long one client alone waits, and how much a statement reads. */
    private record Alone(double half, double most, double blocks) {}

    void run() throws Exception {
        tenantId = (int) city.number("select id from core.tenant where domain = '" + TENANT + "'");
        secret = texts("select code from report.category where private and tenant_id = " + tenantId);
        Load load = new Load(options.clients());
        fill(FEW, 7);
        load.times(options.warmUp(), this::reader);
        load.times(options.warmUp(), this::statement);
        findings.say("");
        findings.say("reports | one client alone: p50, p99 ms; pages of 8 kB read by a statement");
        Alone few = alone(FEW);
        findings.say("");
        List<Double> ratios = new ArrayList<>(pairs(load, FEW));
        fill(MANY - FEW, 8);
        load.times(options.warmUp(), this::reader);
        findings.say("");
        Alone many = alone(MANY);
        findings.say("");
        ratios.addAll(pairs(load, MANY));
        findings.say("");
        findings.say("refused with 503 because too many waited, and sent again: %d", refused.get());
        check();
        findings.say("");
        double ratio = Intake.median(ratios);
        findings.goal(
                "median ratio %.3f, goal at least %.2f, stretch %.2f".formatted(ratio, GOAL, STRETCH), ratio >= GOAL);
        double growth = many.half() / few.half();
        findings.goal(
                "ten times the reports: p50 %.2f times, p99 %.2f times, pages read %.2f times; goal for p50 at most %.1f"
                        .formatted(growth, many.most() / few.most(), many.blocks() / few.blocks(), MOST_GROWTH),
                growth <= MOST_GROWTH);
    }

    private void fill(int reports, int seed) throws Exception {
        findings.progress("inventing %d reports", reports);
        city.invent(reports, seed);
        city.change("vacuum analyze report.report", "checkpoint");
        cursors = texts("select id from report.report order by random() limit 5000").stream()
                .map(UUID::fromString)
                .toList();
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = city.asSuperuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private Alone alone(int reports) throws Exception {
        Load.Round round = new Load(1).times(ALONE, this::reader);
        Alone found = new Alone(round.millis(0.5), round.millis(0.99), blocks());
        findings.say("%7d | %.2f, %.2f; %.0f", reports, found.half(), found.most(), found.blocks());
        return found;
    }

    private double blocks() throws Exception {
        long sum = 0;
        try (Connection connection = city.asApplication()) {
            for (int i = 0; i < PLANS; i++) {
                PublicSelect select = select(cursors.get(i));
                try (PreparedStatement explain =
                        connection.prepareStatement("explain (analyze, buffers, format json) " + select.sql())) {
                    bind(explain, select);
                    try (ResultSet row = explain.executeQuery()) {
                        row.next();
                        Matcher blocks = BLOCKS.matcher(row.getString(1));
                        // The outermost node comes first and counts those below it.
                        for (int n = 0; n < 2 && blocks.find(); n++) {
                            sum += Long.parseLong(blocks.group(1));
                        }
                    }
                }
            }
        }
        return (double) sum / PLANS;
    }

    private List<Double> pairs(Load load, int reports) throws Exception {
        findings.say("reports, pair | statements/s by JDBC | pages/s | ratio | app ms + PG ms per page | p50, p99 ms");
        List<Double> ratios = new ArrayList<>();
        for (int pair = 1; pair <= options.pairs(); pair++) {
            Load.Round limit = load.during(options.seconds(), this::statement);
            double app = Processor.of(city.pid());
            double database = Processor.withChildren(city.databasePid());
            Load.Round ours = load.during(options.seconds(), this::reader);
            double ratio = ours.perSecond() / limit.perSecond();
            ratios.add(ratio);
            findings.say(
                    "%7d, %4d | %8.0f | %8.0f | %.3f | %.2f + %.2f | %.1f, %.1f",
                    reports,
                    pair,
                    limit.perSecond(),
                    ours.perSecond(),
                    ratio,
                    (Processor.of(city.pid()) - app) * 1e3 / ours.done(),
                    (Processor.withChildren(city.databasePid()) - database) * 1e3 / ours.done(),
                    ours.millis(0.5),
                    ours.millis(0.99));
        }
        return ratios;
    }

    /** The pages hold what the statement finds, in its order. */
    private void check() throws Exception {
        int same = 0;
        try (Wire wire = new Wire(city.port());
                Connection connection = city.asApplication()) {
            for (UUID cursor : cursors.subList(0, PLANS)) {
                List<String> wanted = new ArrayList<>();
                PublicSelect select = select(cursor);
                try (PreparedStatement statement = connection.prepareStatement(select.sql())) {
                    bind(statement, select);
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next() && wanted.size() < PAGE) {
                            wanted.add(row.getString(2));
                        }
                    }
                }
                Matcher tickets = Pattern.compile("\"ticket\":\"([^\"]+)\"")
                        .matcher(wire.sendUntilServed(page(cursor), refused).body());
                List<String> found = new ArrayList<>();
                while (tickets.find()) {
                    found.add(tickets.group(1));
                }
                same += found.equals(wanted) && !found.isEmpty() ? 1 : 0;
            }
        }
        findings.require("%d of %d pages hold what the statement finds".formatted(same, PLANS), same == PLANS);
    }

    /** One more than the page holds, as the server asks for it. */
    private PublicSelect select(UUID cursor) {
        return PublicSelect.list(ReportQuery.of(tenantId, PAGE + 1).olderThan(cursor), secret, false);
    }

    private static void bind(PreparedStatement statement, PublicSelect select) throws SQLException {
        for (int i = 0; i < select.arguments().size(); i++) {
            statement.setObject(i + 1, select.arguments().get(i));
        }
    }

    private static byte[] page(UUID cursor) {
        byte[] id = ByteBuffer.allocate(16)
                .putLong(cursor.getMostSignificantBits())
                .putLong(cursor.getLeastSignificantBits())
                .array();
        return Wire.get("/api/v1/reports?jurisdiction=" + TENANT + "&limit=" + PAGE + "&cursor="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(id));
    }

    private Load.Client reader(int number) throws IOException {
        Wire wire = new Wire(city.port());
        Random random = new Random(number);
        return new Load.Client() {
            @Override
            public void once() throws Exception {
                wire.sendUntilServed(page(cursors.get(random.nextInt(cursors.size()))), refused);
            }

            @Override
            public void close() throws IOException {
                wire.close();
            }
        };
    }

    private Load.Client statement(int number) throws SQLException {
        Connection connection = city.asApplication();
        Random random = new Random(number);
        PreparedStatement statement =
                connection.prepareStatement(select(cursors.get(0)).sql());
        return new Load.Client() {
            @Override
            public void once() throws Exception {
                bind(statement, select(cursors.get(random.nextInt(cursors.size()))));
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        read(row);
                    }
                }
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

    /** Every column, as whoever shows it must. */
    private static void read(ResultSet row) throws SQLException {
        row.getObject(1, UUID.class);
        for (int text : new int[] {2, 3, 4, 5, 14, 15, 16}) {
            row.getString(text);
        }
        for (int time : new int[] {6, 7, 8, 9}) {
            row.getObject(time, OffsetDateTime.class);
        }
        row.getBoolean(10);
        row.getBoolean(11);
        row.getDouble(12);
        row.getDouble(13);
    }
}
