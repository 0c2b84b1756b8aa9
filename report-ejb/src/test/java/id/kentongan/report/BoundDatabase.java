package id.kentongan.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.spi.InitialContextFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One {@link ReportDatabase} for all tests of this run that need it at {@code jdbc/kentongan}, as the application's
 * role: what production code may not do, tests may not do either. {@link #owner()} prepares the rows.
 */
public final class BoundDatabase {

    private static @Nullable ReportDatabase running;

    private BoundDatabase() {}

    /** Starts and migrates at the first call and binds the data source. */
    public static void bind() {
        started();
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Naming.class.getName());
    }

    /** May change everything, also what the application may not. */
    public static DataSource owner() {
        return started().owner();
    }

    /** As the application's role: what is bound, for tests that look at its connections. */
    public static DataSource data() {
        return started().bound();
    }

    /** Runs statements as the owner. */
    public static void run(String... statements) {
        try (Connection connection = owner().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized ReportDatabase started() {
        ReportDatabase database = running;
        if (database == null) {
            try {
                database = ReportDatabase.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(BoundDatabase::stop));
            running = database;
        }
        return database;
    }

    private static void stop() {
        try {
            started().close();
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
                            return started().bound();
                        }
                        throw new NameNotFoundException(method.getName());
                    });
        }
    }
}
