package id.kentongan.st.container;

import id.kentongan.core.organisation.control.ReferenceData;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL as {@code kentongan migrate} leaves it: schemas, reference data, and a role that owns nothing. */
final class TestDatabase implements AutoCloseable {

    static final String NAME = "postgres";
    static final String USER = "kentongan";
    private static final String READER = "kentongan_reader";
    private static final String VAULT = "kentongan_vault";
    private static final String VAULT_SCHEMA = "vault";

    private final EmbeddedPostgres postgres;
    private final String password;

    private TestDatabase(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    static TestDatabase start(Path folder) throws IOException {
        Files.createDirectories(folder);
        String password = UUID.randomUUID().toString();
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                // One resource per transaction: a second one shall fail loudly.
                .setServerConfig("max_prepared_transactions", "0")
                .start();
        TestDatabase database = new TestDatabase(postgres, password);
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        DataSource owner = postgres.getPostgresDatabase();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + USER + " login password '" + password + "'");
            statement.execute("create role " + READER + " login");
            statement.execute("create role " + VAULT + " login");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        for (String schema : List.of("core", VAULT_SCHEMA, "report", "chat")) {
            Flyway.configure()
                    .dataSource(schema.equals(VAULT_SCHEMA) ? postgres.getDatabase(VAULT, NAME) : owner)
                    .schemas(schema)
                    .locations("classpath:db/" + schema)
                    .placeholders(Map.of("app", USER, "reader", READER, "vault", VAULT, "owner", "postgres"))
                    .load()
                    .migrate();
        }
        try (Connection connection = owner.getConnection()) {
            new ReferenceData().load(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    int port() {
        return postgres.getPort();
    }

    String password() {
        return password;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
