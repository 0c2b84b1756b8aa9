package id.kentongan.st.faults;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import id.kentongan.st.Checkout;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.measure.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/** What the database holds, asked as its superuser past the application, and compared with what clients were told. */
final class Books {

    private static final String INVERSIONS = """
            select count(*) from core.outbox o
            join core.inbox i on i.tenant_id = o.tenant_id and i.message_id = o.id
            join core.outbox e on e.tenant_id = o.tenant_id and e.case_id = o.case_id and e.case_seq < o.case_seq
            left join core.inbox b on b.tenant_id = e.tenant_id and b.message_id = e.id
            where b.applied_at is null or b.applied_at > i.applied_at""";

    private static final String TWICE = "select count(*) from (select from core.alert"
            + " group by tenant_id, case_id, tier, kind, round having count(*) > 1) twice";

    /** How its superuser gets in. */
    @FunctionalInterface
    interface Address {
        Connection connect() throws SQLException;
    }

    private final Address address;

    /** Of a node with the database inside. */
    Books(Kentongan kentongan) {
        this(() -> DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort()
                        + "/kentongan?connectTimeout=5&socketTimeout=60",
                "postgres",
                kentongan.secrets().getProperty("database.superuser")));
    }

    Books(Address address) {
        this.address = address;
    }

    Connection connect() throws SQLException {
        return address.connect();
    }

    long number(String query) throws SQLException {
        return numbers(query)[0];
    }

    long[] numbers(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            long[] numbers = new long[row.getMetaData().getColumnCount()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = row.getLong(i + 1);
            }
            return numbers;
        }
    }

    List<String> texts(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    void change(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** So that the last step comes after twelve seconds and not after sixty. Before the first report: terms are remembered. */
    void hasten() throws SQLException {
        change(
                "update core.ladder_step set amount = amount / 5 where preset = 'demo' and phase = 'ACCEPT'",
                // of reports that somebody accepts there are none here
                "delete from core.ladder_step where preset = 'demo' and phase in ('ACT', 'FINISH', 'WAIT')");
    }

    /** Waits until the number is 0; answers with the seconds that took, or -1. */
    double untilZero(String query, Duration limit) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < limit.toNanos()) {
            try {
                if (number(query) == 0) {
                    return (System.nanoTime() - began) / 1e9;
                }
            } catch (SQLException | UncheckedIOException e) {
                // the database is away for a moment: asked again
            }
            LockSupport.parkNanos(100_000_000);
        }
        return -1;
    }

    /** Waits for the end of all ladders and for the effect of the last message. */
    double untilEverythingIsTold(Duration limit) {
        return untilZero(
                "select (select count(*) from core.deadline where fired_at is null and cancelled_at is null)"
                        + " + (select count(*) from core.outbox where consumed_at is null)",
                limit);
    }

    /** How many effects a case had twice. */
    long twice() throws SQLException {
        return number(TWICE);
    }

    /** Waits for one: where nothing refuses it, it comes when what was not acknowledged comes again. */
    void judgeTwice(Findings findings) throws SQLException {
        untilZero("select case when (" + TWICE + ") > 0 then 0 else 1 end", Duration.ofMinutes(2));
        findings.expect("effects that happened twice", 0, twice());
    }

    /** How many of the reports that clients were told of are not there. */
    int lost(Ledger ledger) throws SQLException {
        Set<String> lost = new TreeSet<>(ledger.tickets());
        texts("select ticket from report.report").forEach(lost::remove);
        return lost.size();
    }

    /** Reports against the ledger, then every step of every ladder and every message, each exactly once. */
    void judge(Findings findings, Ledger ledger) throws SQLException {
        judgeReports(findings, ledger);
        long[] found = numbers("""
                select (select count(*) from core.case_file),
                       (select count(*) from core.ladder_step where preset = 'demo' and phase = 'ACCEPT'),
                       (select count(*) from core.escalation),
                       (select count(*) from core.alert where kind <> 'VERIFICATION'),
                       (select count(*) from core.deadline where fired_at < due_at),
                       (select count(*) from core.dead_letter),
                       (select count(*) from core.outbox where sends > 1),
                       (select count(*) from core.outbox)""");
        long steps = found[1];
        findings.say("messages sent more than once: %d of %d", found[6], found[7]);
        findings.expect("escalation steps, " + steps + " per report", steps * found[0], found[2]);
        findings.expect("effects (alerts), " + (steps + 1) + " per report", (steps + 1) * found[0], found[3]);
        findings.expect("effects that happened twice", 0, twice());
        findings.expect("messages applied before an earlier one of their case", 0, number(INVERSIONS));
        findings.expect("deadlines that fired early", 0, found[4]);
        findings.expect("dead letters", 0, found[5]);
        JsonSchema schema = schema();
        findings.expect(
                "messages that do not fit their published schema",
                0,
                texts("select payload from core.outbox").stream()
                        .filter(text -> !schema.validate(text, InputFormat.JSON).isEmpty())
                        .count());
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(Files.readString(Checkout.ROOT.resolve("docs/messages/case-alert.v1.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only the reports: what was promised to clients, and nothing twice. */
    void judgeReports(Findings findings, Ledger ledger) throws SQLException {
        Set<String> told = ledger.tickets();
        Set<String> stored = new TreeSet<>(texts("select ticket from report.report"));
        Set<String> lost = new TreeSet<>(told);
        lost.removeAll(stored);
        Set<String> extra = new TreeSet<>(stored);
        extra.removeAll(told);
        findings.say(
                "accepted: %d submissions (%d of them needed more than one attempt), stored: %d reports",
                ledger.size(), ledger.needingMoreThanOneAttempt(), stored.size());
        findings.expect("accepted but lost", 0, lost.size());
        findings.expect("submissions that got another one's ticket", 0, ledger.size() - told.size());
        findings.expect("reports that nobody was told of (stored twice)", 0, extra.size());
    }
}
