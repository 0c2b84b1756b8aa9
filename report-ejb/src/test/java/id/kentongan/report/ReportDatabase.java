package id.kentongan.report;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL with the migrations of core and report, and connections with the rights of their roles. */
public final class ReportDatabase implements AutoCloseable {

    private static final String APPLICATION = "kentongan_app";
    private static final String READER = "kentongan_reader";
    private static final String VAULT = "kentongan_vault";
    private static final String VAULT_SCHEMA = "vault";

    private final EmbeddedPostgres postgres;

    private ReportDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static ReportDatabase start() throws IOException, SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + APPLICATION + " login");
            statement.execute("create role " + READER + " login");
            statement.execute("create role " + VAULT + " login");
        }
        for (String schema : List.of("core", VAULT_SCHEMA, "report")) {
            Flyway.configure()
                    .dataSource(
                            schema.equals(VAULT_SCHEMA)
                                    ? postgres.getDatabase(VAULT, "postgres")
                                    : postgres.getPostgresDatabase())
                    .schemas(schema)
                    .defaultSchema(schema)
                    .locations("classpath:db/" + schema)
                    .placeholders(Map.of("app", APPLICATION, "reader", READER, "vault", VAULT, "owner", "postgres"))
                    .load()
                    .migrate();
        }
        return new ReportDatabase(postgres);
    }

    public DataSource owner() {
        return postgres.getPostgresDatabase();
    }

    /** With the rights of the application's role; shows rows to who says whose. */
    public DataSource bound() {
        return postgres.getDatabase(APPLICATION, "postgres");
    }

    /** The same, for tests that use it themselves: every tenant's rows. */
    public DataSource application() {
        return postgres.getDatabase(APPLICATION, "postgres", Map.of("options", "-c kentongan.scope=system:test"));
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
