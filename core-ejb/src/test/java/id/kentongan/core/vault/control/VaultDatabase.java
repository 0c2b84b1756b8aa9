package id.kentongan.core.vault.control;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.TestDatabase;
import id.kentongan.core.database.control.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.NamingException;

/** The vault on the tests' database, as the application and as who may look at everything. */
public final class VaultDatabase {

    public static final String KEY = "a contact key for tests, of 32 characters or more";

    private VaultDatabase() {}

    public static Sql sql() {
        TestDatabase.bind();
        return new Sql();
    }

    public static ContactKeys keys(Map<String, String> settings) {
        ContactKeys keys = new ContactKeys(new Settings() {
            @Override
            public Optional<String> find(String name) {
                return Optional.ofNullable(settings.get(name));
            }
        });
        keys.read();
        return keys;
    }

    public static ContactKeys keys() {
        return keys(Map.of("kentongan.contact.key", KEY));
    }

    public static Connection application() throws SQLException, NamingException {
        return TestDatabase.application().getConnection();
    }

    public static Connection vault() throws SQLException {
        return TestDatabase.vault().getConnection();
    }

    /** The first column of what the superuser finds. */
    public static List<String> see(String sql) {
        try (Connection connection = TestDatabase.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Something that the application may not do, to set a scene. */
    public static void run(String sql) {
        try (Connection connection = TestDatabase.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
