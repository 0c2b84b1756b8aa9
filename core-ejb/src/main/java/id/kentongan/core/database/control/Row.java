package id.kentongan.core.database.control;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads one row; the cursor already stands on it. */
@FunctionalInterface
public interface Row<T> {
    T read(ResultSet row) throws SQLException;
}
