package id.kentongan.core.organisation.control;

import id.kentongan.core.database.control.Row;
import id.kentongan.core.database.control.Sql;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL with core's schema and the reference data, loaded once; every test class works on a copy of its own.
 */
public final class RegionsDatabase {

    private static final String TEMPLATE = "regions";
    private static @Nullable EmbeddedPostgres postgres;
    private static int copies;

    private final DataSource owner;
    private final DataSource application;

    private RegionsDatabase(DataSource owner, DataSource application) {
        this.owner = owner;
        this.application = application;
    }

    public static synchronized RegionsDatabase copy() {
        try {
            EmbeddedPostgres server = server();
            String name = "regions_" + ++copies;
            execute(server.getPostgresDatabase(), "create database " + name + " template " + TEMPLATE);
            return new RegionsDatabase(server.getDatabase("postgres", name), server.getDatabase("app", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres server() throws IOException, SQLException {
        EmbeddedPostgres running = postgres;
        if (running != null) {
            return running;
        }
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
        execute(server.getPostgresDatabase(), "create role app login");
        execute(server.getPostgresDatabase(), "create role reader login");
        execute(server.getPostgresDatabase(), "create role kentongan_vault login");
        execute(server.getPostgresDatabase(), "create database " + TEMPLATE);
        DataSource template = server.getDatabase("postgres", TEMPLATE);
        Flyway.configure()
                .dataSource(template)
                .schemas("core")
                .locations("classpath:db/core")
                .placeholders(Map.of("app", "app", "reader", "reader", "vault", "kentongan_vault", "owner", "postgres"))
                .load()
                .migrate();
        try (Connection connection = template.getConnection()) {
            new ReferenceData().load(connection);
        }
        postgres = server;
        return server;
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Connection connect() throws SQLException {
        return owner.getConnection();
    }

    /** What the application would see: with the rights of its role, each statement for itself. */
    public Sql sql() {
        return new PlainSql(application);
    }

    RegionSnapshot snapshot() {
        return new RegionLoader(sql()).load(100);
    }

    public long number(String sql) {
        return new PlainSql(owner).one(sql, row -> row.getLong(1)).orElseThrow();
    }

    void execute(String sql) throws SQLException {
        execute(owner, sql);
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final class PlainSql extends Sql {

        private final DataSource database;

        PlainSql(DataSource database) {
            this.database = database;
        }

        @Override
        public <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    statement.setObject(i + 1, arguments[i]);
                }
                List<T> rows = new ArrayList<>();
                try (ResultSet results = statement.executeQuery()) {
                    while (results.next()) {
                        rows.add(row.read(results));
                    }
                }
                return rows;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... arguments) {
            return list(sql, row, arguments).stream().findFirst();
        }
    }
}
