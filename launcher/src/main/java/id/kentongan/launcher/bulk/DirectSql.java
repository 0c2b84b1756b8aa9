package id.kentongan.launcher.bulk;

import id.kentongan.core.database.control.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** The application's way to the database without a container: a connection for each statement, in a transaction. */
public final class DirectSql extends Sql {

    /** Opens a connection; who reads closes it. */
    @FunctionalInterface
    public interface Connections {
        Connection open() throws Exception;
    }

    private final Connections connections;

    public DirectSql(Connections connections) {
        this.connections = connections;
    }

    @Override
    protected Connection connect() throws SQLException {
        try {
            Connection connection = connections.open();
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new SQLException("no connection", e);
        }
    }
}
