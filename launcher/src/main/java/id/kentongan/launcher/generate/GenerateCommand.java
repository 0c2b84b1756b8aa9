package id.kentongan.launcher.generate;

import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Progress;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.bulk.Ladder;
import id.kentongan.launcher.bulk.RegionsInMemory;
import id.kentongan.launcher.bulk.ReportTables;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;
import id.kentongan.launcher.database.MigratedSchemas;
import id.kentongan.launcher.tenant.ChosenTenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * {@code generate}: an invented city with so many reports over so many days, in all states. The same seed and end make
 * the same city; how much of its future has happened is the clock's business. Memory does not grow with the number.
 */
public final class GenerateCommand implements Command {

    private static final String REPORTS = "--reports";
    private static final String DAYS = "--days";
    private static final String SEED = "--seed";
    private static final String UNTIL = "--until";
    private static final String REALLY = "--yes-really";
    private static final int BATCH = 10_000;
    private static final int MOST_REPORTS = 100_000_000;
    private static final int MOST_DAYS = 3_660;
    private static final int EMPTY_ONE_IN = 300;
    private static final String DUPLICATE = "23505";

    /** What was typed. */
    record Wanted(int reports, int days, long seed, Optional<String> until) {}

    @Override
    public Verb verb() {
        return Verb.GENERATE;
    }

    @Override
    public Set<String> flags() {
        return Set.of(ChosenTenant.FLAG, REPORTS, DAYS, SEED, UNTIL);
    }

    @Override
    public Set<String> switches() {
        return Set.of(REALLY);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Messages messages = Messages.beside(
                GenerateCommand.class, invocation.settings().messages().locale());
        if (!invocation.arguments().isEmpty()) {
            throw messages.refusal("no-words", invocation.arguments().get(0));
        }
        if (invocation.settings().production() && !invocation.has(REALLY)) {
            throw messages.refusal("production");
        }
        Wanted wanted = new Wanted(
                (int) number(invocation, REPORTS, 10_000, 1, MOST_REPORTS, messages),
                (int) number(invocation, DAYS, 90, 1, MOST_DAYS, messages),
                number(invocation, SEED, 1, Long.MIN_VALUE, Long.MAX_VALUE, messages),
                invocation.flag(UNTIL));
        Set<String> filled;
        // COPY is refused where a wall stands; the owner has none before him.
        try (Connection connection = invocation.databases().asOwner()) {
            MigratedSchemas.require(connection, messages.locale());
            RegionsInMemory regions = new RegionsInMemory(invocation.databases()::asOwner);
            filled = generate(
                    connection, regions, invocation.flag(ChosenTenant.FLAG), wanted, invocation.console(), messages);
        }
        try (Connection owner = invocation.databases().asOwner()) {
            ReportTables.analyze(owner, filled);
        }
        return 0;
    }

    private static long number(
            Invocation invocation, String flag, long standard, long min, long max, Messages messages) {
        String text = invocation.flag(flag).map(String::strip).orElse(Long.toString(standard));
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw messages.refusal("bad-number", flag, min, max, text);
    }

    /** @return the tables that were filled */
    static Set<String> generate(
            Connection connection,
            RegionsInMemory regions,
            Optional<String> tenantTyped,
            Wanted wanted,
            Console console,
            Messages messages)
            throws SQLException {
        ChosenTenant tenant = ChosenTenant.of(connection, tenantTyped, messages);
        Instant now = now(connection);
        Instant until = until(wanted, tenant, now, messages);
        Instant from = until.minus(Duration.ofDays(wanted.days()));
        Map<String, Boolean> categories = categories(connection, tenant.id());
        Places places = Places.read(connection, regions, regions.tenant(tenant.id()));
        if (places.codes().isEmpty() || categories.isEmpty()) {
            throw messages.refusal("no-kelurahan", tenant.code());
        }
        ReportTables.ensureMonths(connection, from);
        ReportTables.audit(
                connection,
                tenant.id(),
                "REPORTS_GENERATE",
                "tenant:" + tenant.code(),
                "reports=%d days=%d seed=%d until=%s".formatted(wanted.reports(), wanted.days(), wanted.seed(), until));
        CityPlan plan = new CityPlan(
                tenant.code(),
                places.codes(),
                List.copyOf(categories.keySet()),
                tenant.zone(),
                from,
                until,
                wanted.seed());
        console.say(messages.text(
                "start", wanted.reports(), tenant.name(), places.codes().size(), from, until, wanted.seed()));
        ReportTables tables = new ReportTables(connection, tenant.id());
        Ladder ladder = Ladder.read(connection, tenant.preset(), tenant.zone());
        CityWriter writer = new CityWriter(tables, tenant, ladder, regions, now);
        long began = System.nanoTime();
        try {
            write(connection, tables, writer, plan, places, categories, wanted, patience(ladder), console, messages);
        } catch (SQLException e) {
            connection.rollback();
            if (DUPLICATE.equals(e.getSQLState())) {
                throw messages.refusal(e, "same-city", wanted.seed());
            }
            throw e;
        }
        console.say(messages.text("folding"));
        ReportTables.foldAll(connection);
        connection.setAutoCommit(true);
        double seconds = (System.nanoTime() - began) / 1e9;
        console.print(messages.text(
                "done",
                wanted.reports(),
                Math.round(seconds),
                Math.round(wanted.reports() / Math.max(seconds, 0.001))));
        return tables.filled();
    }

    /** Terms in working days make for slower offices than terms in hours. */
    private static double patience(Ladder ladder) {
        return ladder.accept().stream()
                        .anyMatch(step -> step.term().measure().name().endsWith("DAYS") && step.number() == 1)
                ? 6
                : 1;
    }

    private static void write(
            Connection connection,
            ReportTables tables,
            CityWriter writer,
            CityPlan plan,
            Places places,
            Map<String, Boolean> categories,
            Wanted wanted,
            double patience,
            Console console,
            Messages messages)
            throws SQLException {
        Words words = new Words();
        SplittableRandom random = new SplittableRandom(wanted.seed());
        Progress progress = console.progress(messages.text("progress"), wanted.reports());
        long done = 0;
        for (int day = 0; day < plan.days(); day++) {
            for (long received : plan.times(day, plan.reportsOn(day, wanted.reports()), random)) {
                SplittableRandom own = random.split();
                int kelurahan = plan.kelurahan(day, own);
                String category = plan.category(day, kelurahan, own);
                Places.Place place = places.draw(kelurahan, own);
                String address = words.say("alamat", "alamat", own);
                String text = own.nextInt(EMPTY_ONE_IN) == 0 ? "" : words.say("cat." + category, "cat.lain", own);
                CityWriter.Saying saying = new CityWriter.Saying(
                        category, place.lat(), place.lon(), place.found(), address.isEmpty() ? null : address, text);
                boolean emergency = Boolean.TRUE.equals(categories.get(category));
                writer.write(saying, Life.draw(received, plan.care(kelurahan), emergency, patience, own), own);
                if (tables.waiting() == BATCH) {
                    tables.send();
                    connection.commit();
                    done += BATCH;
                    progress.at(done);
                }
            }
        }
        if (tables.waiting() > 0) {
            tables.send();
            connection.commit();
        }
        progress.at(wanted.reports());
    }

    private static Instant until(Wanted wanted, ChosenTenant tenant, Instant now, Messages messages) {
        if (wanted.until().isEmpty()) {
            return now.truncatedTo(ChronoUnit.HOURS);
        }
        String text = wanted.until().get().strip();
        Instant until;
        try {
            until = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(tenant.zone()).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw messages.refusal(e, "bad-until", text);
        }
        if (until.isAfter(now) || until.isBefore(now.minus(Duration.ofDays(MOST_DAYS)))) {
            throw messages.refusal("bad-until", text);
        }
        return until;
    }

    private static Instant now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select now()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** @return codes in the order in which they are shown, and whether each is an emergency */
    private static Map<String, Boolean> categories(Connection connection, int tenantId) throws SQLException {
        Map<String, Boolean> categories = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select code, emergency from report.category where tenant_id = ? and retired_at is null order by position, code")) {
            query.setInt(1, tenantId);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    categories.put(row.getString(1), row.getBoolean(2));
                }
            }
        }
        return categories;
    }
}
