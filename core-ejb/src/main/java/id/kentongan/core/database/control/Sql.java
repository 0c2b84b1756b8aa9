package id.kentongan.core.database.control;

import id.kentongan.core.database.entity.DatabaseUnavailable;
import id.kentongan.core.database.entity.Scope;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * JDBC on {@code jdbc/kentongan}. Inside a JTA transaction every call works on the transaction's own connection, the
 * same that JPA uses. The data source is looked up in code because {@code @Resource(lookup)} alone means different
 * things on different servers.
 *
 * <p>It tells the database the {@link Scope} of the work: in a transaction before its first statement and whenever the
 * scope has changed since, outside of one before each statement, in a transaction of that statement alone. It goes along
 * with the statement in the same message, and so does how long the transaction may stand idle or wait. That transaction is begun and committed in words: the driver ends the one that
 * PostgreSQL makes of a message wherever it thinks that an answer may become large.
 */
@ApplicationScoped
public class Sql {

    private static final String DATA_SOURCE = "jdbc/kentongan";

    /** A node that is stopped in the middle of a transaction keeps its locks no longer than this: then others take over. */
    private static final String IDLE = "20s";

    /** Shorter: who waits for such a node's locks shall not get them in a transaction that stands still as well. */
    private static final String WAIT = "10s";

    private static final String SET_SCOPE = "select set_config('kentongan.scope', ?, true),"
            + " set_config('idle_in_transaction_session_timeout', '" + IDLE + "', true),"
            + " set_config('lock_timeout', '" + WAIT + "', true)";

    /** Who takes rows as slowly as a client on a bad line takes them is not idle. */
    private static final String TAKE_TIME = "select set_config('idle_in_transaction_session_timeout', '0', true)";

    private static final String DISK_FULL = "53100";
    private static final long FULL_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final String KEY = Sql.class.getName() + ".scope";

    /** Null without a container, as in the launcher's commands. */
    @Resource
    private @Nullable TransactionSynchronizationRegistry transaction;

    private @Nullable DataSource dataSource;
    private volatile @Nullable Refused refused;

    private record Refused(long atNanos) {}

    /** What is done with a statement that was executed. */
    @FunctionalInterface
    private interface Outcome<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /** Rows in the order of the query. Arguments are bound by position with {@code setObject}. */
    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) {
        return execute(
                sql,
                statement -> {
                    List<T> rows = new ArrayList<>();
                    try (ResultSet results = statement.getResultSet()) {
                        while (results.next()) {
                            rows.add(row.read(results));
                        }
                    }
                    return rows;
                },
                arguments);
    }

    /**
     * Hands rows on as they come, so many at a time: memory does not grow with their number. Needs a transaction, else
     * the driver fetches all of them first.
     */
    public <T> void each(String sql, int fetchSize, Row<T> row, Consumer<T> each, @Nullable Object... arguments) {
        applyScope();
        if (inTransaction()) {
            one(TAKE_TIME, any -> true);
        }
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 0, arguments);
            statement.setFetchSize(fetchSize);
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    each.accept(row.read(results));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... arguments) {
        return list(sql, row, arguments).stream().findFirst();
    }

    /** @return the number of rows that were changed */
    public int update(String sql, @Nullable Object... arguments) {
        return execute(sql, PreparedStatement::getUpdateCount, arguments);
    }

    /** Sends all of them at once; if one fails none has happened, as far as the caller's transaction ends with it. */
    public void write(Writes writes) {
        execute(writes.text(), statement -> true, writes.arguments());
    }

    /**
     * Tells the database the scope of the work at hand, for what does not come through here: JPA, and rows that are read
     * one by one. Costs a round trip, unless a statement of this transaction has told it already.
     */
    public void applyScope() {
        String scope = Scope.current();
        if (scope.equals(applied())) {
            return;
        }
        if (!inTransaction()) {
            throw new IllegalStateException("a scope for statements to come holds in a transaction only");
        }
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(SET_SCOPE)) {
            statement.setString(1, scope);
            statement.execute();
        } catch (SQLException e) {
            throw failed(e);
        }
        remember(scope);
    }

    private <T> T execute(String sql, Outcome<T> outcome, @Nullable Object... arguments) {
        String scope = Scope.current();
        boolean news = !scope.equals(applied());
        boolean alone = news && !inTransaction();
        String text = news ? SET_SCOPE + ";\n" + sql : sql;
        try (Connection connection = connect();
                PreparedStatement statement =
                        connection.prepareStatement(alone ? "begin;\n" + text + ";\ncommit" : text)) {
            if (news) {
                statement.setString(1, scope);
            }
            bind(statement, news ? 1 : 0, arguments);
            try {
                statement.execute();
            } catch (SQLException e) {
                if (alone) {
                    rollBack(connection, e);
                }
                throw e;
            }
            for (int before = (alone ? 1 : 0) + (news ? 1 : 0); before > 0; before--) {
                statement.getMoreResults();
            }
            if (news) {
                remember(scope);
            }
            return outcome.of(statement);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * The commit that stood behind the failed statement was passed over: the connection must not go back to its pool with
     * a transaction open.
     */
    private static void rollBack(Connection connection, SQLException failure) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("rollback");
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Whether the database has refused to write something in the last half minute because it has no room. It answers
     * questions all the same.
     */
    public boolean full() {
        Refused last = refused;
        return last != null && System.nanoTime() - last.atNanos() < FULL_NANOS;
    }

    private boolean inTransaction() {
        return transaction != null && transaction.getTransactionKey() != null;
    }

    /** The scope that the database knows already; where nobody has told it one it shows nothing. */
    private String applied() {
        return inTransaction() && transaction.getResource(KEY) instanceof String known ? known : "";
    }

    private void remember(String scope) {
        if (inTransaction()) {
            transaction.putResource(KEY, scope);
        }
    }

    /**
     * A connection for one statement. Programs without a container, such as the launcher's commands, give their own.
     */
    protected Connection connect() throws SQLException {
        DataSource source = dataSource;
        if (source == null) {
            try {
                source = (DataSource) new InitialContext().lookup(DATA_SOURCE);
            } catch (NamingException e) {
                source = lookUpForWildFly(e);
            }
            dataSource = source;
        }
        return source.getConnection();
    }

    /** WildFly binds data sources of administrators below {@code java:/}. */
    private static DataSource lookUpForWildFly(NamingException first) {
        try {
            return (DataSource) new InitialContext().lookup("java:/" + DATA_SOURCE);
        } catch (NamingException e) {
            e.addSuppressed(first);
            throw new DatabaseUnavailable("no data source is bound at " + DATA_SOURCE, e);
        }
    }

    private static void bind(PreparedStatement statement, int before, @Nullable Object... arguments)
            throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(before + i + 1, arguments[i]);
        }
    }

    private DatabaseUnavailable failed(SQLException e) {
        if (DISK_FULL.equals(e.getSQLState())) {
            refused = new Refused(System.nanoTime());
        }
        return new DatabaseUnavailable("SQL state " + e.getSQLState() + ": " + e.getMessage(), e);
    }
}
