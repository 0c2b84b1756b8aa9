package id.kentongan.st.measure;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Checkout;
import id.kentongan.st.Eventually;
import id.kentongan.st.blackbox.Kentongan;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * The superuser of the database tampers with one of 100,000 entries of the audit, in six ways, one after the other, each
 * undone before the next. What {@code ./kentongan audit verify} says, and how long it takes, the start of the command
 * included.
 */
final class TamperingMeasurement {

    private static final Path FOLDER = Checkout.ROOT.resolve("system-tests/target/measure");
    private static final int ENTRIES = 100_000;
    private static final double SECONDS = 10;
    private static final Duration SEALED = Duration.ofMinutes(3);

    private static final String VICTIM = "(select entry_id from core.audit_seal where tenant_id = 0 and seq = 50000)";
    private static final String OTHER = "(select entry_id from core.audit_seal where tenant_id = 0 and seq = 60000)";
    private static final String FORGED = "(select overlay(" + VICTIM + "::text placing '8fff' from 20)::uuid)";
    private static final String EXCHANGE = "update core.audit_seal set entry_id = case seq when 50000 then " + OTHER
            + " else " + VICTIM + " end where tenant_id = 0 and seq in (50000, 60000)";
    private static final String ENTRY_BACK = "insert into core.audit_entry select * from kept_entry";

    /**
     * @param named what the line of the command must name beside the tenant: the entry, or the place in the chain
     * @param done what the superuser does
     * @param undone what makes it as it was
     */
    private record Tampering(String what, String named, List<String> done, List<String> undone) {}

    private static final List<Tampering> SIX = List.of(
            new Tampering(
                    "somebody else is named as who did it",
                    VICTIM,
                    List.of("update core.audit_entry set actor = 'person:somebody-else' where id = " + VICTIM),
                    List.of("delete from core.audit_entry where id = " + VICTIM, ENTRY_BACK)),
            new Tampering(
                    "its time is a microsecond earlier",
                    VICTIM,
                    List.of("update core.audit_entry set at = at - interval '1 microsecond' where id = " + VICTIM),
                    List.of("delete from core.audit_entry where id = " + VICTIM, ENTRY_BACK)),
            new Tampering(
                    "it is deleted",
                    VICTIM,
                    List.of("delete from core.audit_entry where id = " + VICTIM),
                    List.of(ENTRY_BACK)),
            new Tampering(
                    "it is deleted with its seal",
                    "50000",
                    List.of(
                            "delete from core.audit_entry where id = " + VICTIM,
                            "delete from core.audit_seal where tenant_id = 0 and seq = 50000"),
                    List.of(ENTRY_BACK, "insert into core.audit_seal select * from kept_seal where seq = 50000")),
            new Tampering(
                    "one is slipped in that never was",
                    FORGED,
                    List.of("insert into core.audit_entry (tenant_id, id, at, actor, action, object) values (0, "
                            + FORGED + ", now() - interval '1 day', 'person:victim', 'TEST', 'report:1')"),
                    List.of("delete from core.audit_entry where id = " + FORGED)),
            new Tampering(
                    "it changes places with another",
                    VICTIM,
                    List.of(EXCHANGE),
                    List.of(
                            "delete from core.audit_seal where tenant_id = 0 and seq in (50000, 60000)",
                            "insert into core.audit_seal select * from kept_seal")));

    private final Findings findings;

    TamperingMeasurement() throws IOException {
        findings = new Findings("tampering", "Tampering with the audit");
    }

    int run() throws Exception {
        try (Kentongan kentongan = Kentongan.in(FOLDER.resolve("tampering")).withTheScriptsOptions()) {
            kentongan.start().awaitReady();
            try (Connection superuser = superuser(kentongan);
                    Statement statement = superuser.createStatement()) {
                fill(statement);
                verify(kentongan, statement);
            }
        }
        return findings.end();
    }

    private static void fill(Statement statement) throws SQLException {
        statement.execute("""
                insert into core.audit_entry (tenant_id, id, at, actor, action, object, detail)
                select 0, (substr(core.id_floor(now())::text, 1, 14) || '7' || lpad(to_hex(n %% 4096), 3, '0')
                           || '-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
                       now(), 'person:' || n, 'TEST', 'report:' || n, null
                from generate_series(1, %d) n""".formatted(ENTRIES));
        Eventually.within(SEALED, () -> {
            try (ResultSet row = statement.executeQuery("select count(*) from core.audit_seal where tenant_id = 0")) {
                row.next();
                assertThat(row.getInt(1)).as("sealed").isGreaterThanOrEqualTo(ENTRIES);
            }
        });
        // Triggers would tell the sealer of what is put back.
        statement.execute("set session_replication_role = replica");
        statement.execute("create temporary table kept_entry as select * from core.audit_entry where id = " + VICTIM);
        statement.execute(
                "create temporary table kept_seal as select * from core.audit_seal where tenant_id = 0 and seq in (50000, 60000)");
    }

    private void verify(Kentongan kentongan, Statement statement) throws SQLException {
        findings.say(
                "%d entries of the installation's chain and those of the first start; one of them each time", ENTRIES);
        untouched(kentongan, "before");
        for (Tampering tampering : SIX) {
            String named = named(statement, tampering);
            for (String sql : tampering.done()) {
                statement.execute(sql);
            }
            long began = System.nanoTime();
            Kentongan.Ended ended = kentongan.command("audit", "verify");
            double seconds = (System.nanoTime() - began) / 1e9;
            findings.expect(
                    String.format(
                            Locale.ROOT,
                            "%s: found and named in %.1f s, promised %.0f s",
                            tampering.what(),
                            seconds,
                            SECONDS),
                    ended.code() == 1
                            && seconds < SECONDS
                            && ended.out().stream().anyMatch(line -> names(line, named)));
            ended.out().stream()
                    .filter(line -> names(line, named))
                    .forEach(line -> findings.say("        %s", line.strip()));
            for (String sql : tampering.undone()) {
                statement.execute(sql);
            }
        }
        untouched(kentongan, "after");
    }

    /** Numbers are written as people write them. */
    private static boolean names(String line, String what) {
        return line.replaceAll("(?<=\\d)[.,](?=\\d)", "").contains(what);
    }

    private void untouched(Kentongan kentongan, String when) {
        Kentongan.Ended ended = kentongan.command("audit", "verify");
        findings.expect(when + ", untouched: nothing is found", ended.code() == 0);
    }

    private static String named(Statement statement, Tampering tampering) throws SQLException {
        if (!tampering.named().startsWith("(")) {
            return tampering.named();
        }
        try (ResultSet row = statement.executeQuery("select " + tampering.named())) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection superuser(Kentongan kentongan) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("password", kentongan.secrets().getProperty("database.superuser"));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort() + "/kentongan", login);
    }
}
