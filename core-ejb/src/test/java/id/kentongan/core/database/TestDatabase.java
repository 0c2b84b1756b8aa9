package id.kentongan.core.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Hashtable;
import java.util.Map;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.spi.InitialContextFactory;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * One migrated PostgreSQL for all tests of this run, bound at {@code jdbc/kentongan} as the application's role: what
 * production code may not do, tests may not do either. {@link #owner()} prepares the rows.
 */
public final class TestDatabase {

    private static final String APPLICATION = "kentongan_app";
    private static final String READER = "kentongan_reader";
    private static final String VAULT = "kentongan_vault";

    private static @Nullable EmbeddedPostgres running;

    private TestDatabase() {}

    /** Starts and migrates at the first call and binds the data source. */
    public static synchronized void bind() {
        if (running == null) {
            running = start();
        }
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Naming.class.getName());
    }

    public static synchronized DataSource owner() {
        bind();
        return started().getPostgresDatabase();
    }

    /** Prepares a row as the owner, before whom no wall stands. */
    public static void asOwner(String statement, @Nullable Object... arguments) throws SQLException {
        try (Connection connection = owner().getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < arguments.length; i++) {
                prepared.setObject(i + 1, arguments[i]);
            }
            prepared.execute();
        }
    }

    /** As the owner of the vault. */
    public static synchronized DataSource vault() {
        bind();
        return started().getDatabase(VAULT, "postgres");
    }

    private static EmbeddedPostgres started() {
        if (running == null) {
            throw new IllegalStateException("call bind() first");
        }
        return running;
    }

    private static EmbeddedPostgres start() {
        try {
            // The library's own settings are those of a database that may forget; ours is one that may not.
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role " + APPLICATION + " login");
                statement.execute("create role " + READER + " login");
                statement.execute("create role " + VAULT + " login");
            }
            migrate("core", postgres.getPostgresDatabase());
            migrate("vault", postgres.getDatabase(VAULT, "postgres"));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void migrate(String schema, DataSource asWhom) {
        Flyway.configure()
                .dataSource(asWhom)
                .schemas(schema)
                .locations("classpath:db/" + schema)
                .placeholders(Map.of("app", APPLICATION, "reader", READER, "vault", VAULT, "owner", "postgres"))
                .load()
                .migrate();
    }

    private static void stop(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The smallest naming service: it knows the data source. */
    public static final class Naming implements InitialContextFactory {

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) {
            return (Context) java.lang.reflect.Proxy.newProxyInstance(
                    Naming.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("lookup") && "jdbc/kentongan".equals(arguments[0])) {
                            return started().getDatabase(APPLICATION, "postgres");
                        }
                        throw new javax.naming.NameNotFoundException(method.getName());
                    });
        }
    }

    /** Fails early when the naming service is not in place. */
    public static DataSource application() throws javax.naming.NamingException {
        bind();
        return (DataSource) new InitialContext().lookup("jdbc/kentongan");
    }
}
