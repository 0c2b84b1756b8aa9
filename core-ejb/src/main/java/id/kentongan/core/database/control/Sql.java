package id.kentongan.core.database.control;

import id.kentongan.core.database.entity.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * JDBC on {@code jdbc/kentongan}. Inside a JTA transaction every call works on the transaction's own connection, the
 * same that JPA uses. The data source is looked up in code because {@code @Resource(lookup)} alone means different
 * things on different servers.
 */
@ApplicationScoped
public class Sql {

    private static final String DATA_SOURCE = "jdbc/kentongan";

    private @Nullable DataSource dataSource;

    /** Rows in the order of the query. Arguments are bound by position with {@code setObject}. */
    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            try (ResultSet results = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (results.next()) {
                    rows.add(row.read(results));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Hands rows on as they come, so many at a time: memory does not grow with their number. Needs a transaction, else
     * the driver fetches all of them first.
     */
    public <T> void each(String sql, int fetchSize, Row<T> row, Consumer<T> each, @Nullable Object... arguments) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
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
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Sends all of them at once; if one fails none has happened, as far as the caller's transaction ends with it. */
    public void write(Writes writes) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(writes.text())) {
            bind(statement, writes.arguments());
            statement.execute();
        } catch (SQLException e) {
            throw failed(e);
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

    private static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }

    private static DatabaseUnavailable failed(SQLException e) {
        return new DatabaseUnavailable("SQL state " + e.getSQLState() + ": " + e.getMessage(), e);
    }
}
