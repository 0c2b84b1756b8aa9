package id.kentongan.launcher.database;

import id.kentongan.core.health.entity.PackagedMigrations;
import id.kentongan.launcher.boot.Messages;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether the tables are those that this program knows: whoever reads or writes them asks before. */
public final class MigratedSchemas {

    /** There is no such schema, no such function, or no right to enter: what a database says before its first migration. */
    private static final Set<String> NEVER_MIGRATED = Set.of("3F000", "42883", "42501");

    private MigratedSchemas() {}

    /**
     * @param application a connection of the application's role or the owner's, outside of a transaction
     * @param locale of the sentence
     * @throws id.kentongan.launcher.boot.Refusal if the database was never migrated, or to another version
     */
    public static void require(Connection application, Locale locale) throws SQLException {
        Messages messages = Messages.beside(MigratedSchemas.class, locale);
        Map<String, Set<String>> packaged = new HashMap<>(
                PackagedMigrations.of(MigratedSchemas.class.getClassLoader()).versions());
        Map<String, Set<String>> applied;
        try {
            applied = applied(application);
        } catch (SQLException e) {
            if (NEVER_MIGRATED.contains(String.valueOf(e.getSQLState()))) {
                throw messages.refusal(
                        e, "not-migrated", application.getMetaData().getURL());
            }
            throw e;
        }
        int missing = more(packaged, applied);
        if (missing > 0) {
            throw messages.refusal("schema-older", missing);
        }
        int unknown = more(applied, packaged);
        if (unknown > 0) {
            throw messages.refusal("schema-newer", unknown);
        }
    }

    private static Map<String, Set<String>> applied(Connection application) throws SQLException {
        Map<String, Set<String>> versions = new HashMap<>();
        try (Statement statement = application.createStatement();
                ResultSet row = statement.executeQuery("select schema_name, version from core.schema_versions()")) {
            while (row.next()) {
                versions.computeIfAbsent(row.getString(1), schema -> new HashSet<>())
                        .add(row.getString(2));
            }
        }
        return versions;
    }

    /** How many the first has that the second has not. */
    private static int more(Map<String, Set<String>> first, Map<String, Set<String>> second) {
        int count = 0;
        for (Map.Entry<String, Set<String>> schema : first.entrySet()) {
            Set<String> rest = new HashSet<>(schema.getValue());
            rest.removeAll(second.getOrDefault(schema.getKey(), Set.of()));
            count += rest.size();
        }
        return count;
    }
}
