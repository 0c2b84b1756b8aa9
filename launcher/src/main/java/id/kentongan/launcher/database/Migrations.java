package id.kentongan.launcher.database;

import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The schemas of the modules, each with its own history, in the order in which they stand on each other. */
public final class Migrations {
    private static final String VAULT = "vault";

    public static final List<String> SCHEMAS = List.of("core", VAULT, "report", "chat");

    private final DatabaseAddress address;
    private final Messages messages;

    public Migrations(DatabaseAddress address, Messages messages) {
        this.address = address;
        this.messages = messages;
    }

    /** Applies what is pending: in the vault as its own role, elsewhere as the owner. */
    public int migrate(Console console) {
        int applied = 0;
        for (String schema : SCHEMAS) {
            try {
                int done = flyway(schema).migrate().migrationsExecuted;
                if (done > 0) {
                    console.say(messages.text("migrated", schema, done));
                }
                applied += done;
            } catch (FlywayException e) {
                throw messages.refusal(e, "migration-failed", schema, firstLine(e));
            }
        }
        return applied;
    }

    /** How many migrations wait to be applied. */
    public int pending() {
        int waiting = 0;
        for (String schema : SCHEMAS) {
            waiting += flyway(schema).info().pending().length;
        }
        return waiting;
    }

    private Flyway flyway(String schema) {
        Login login = schema.equals(VAULT) ? address.vault() : address.owner();
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(address.url(), login.user(), login.password())
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:db/" + schema)
                .placeholders(Map.of(
                        "app",
                        address.application().user(),
                        "reader",
                        address.reader().user(),
                        "owner",
                        address.owner().user(),
                        "vault",
                        address.vault().user()))
                .load();
    }

    private static String firstLine(FlywayException e) {
        return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
    }
}
