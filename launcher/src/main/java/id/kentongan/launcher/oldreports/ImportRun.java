package id.kentongan.launcher.oldreports;

import id.kentongan.core.database.entity.UuidV7;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How far an import has come, in the database.
 *
 * @param rowsRead rows that need not be looked at again
 * @param errorBytes length of the error file that belongs to them
 */
record ImportRun(UUID id, long rowsRead, long errorBytes) {

    /** The latest run of the same file that was not finished. */
    static Optional<ImportRun> unfinished(
            Connection connection, int tenantId, String source, String fileName, long fileBytes) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select id, rows_read, error_bytes from report.import_run
                where tenant_id = ? and source = ? and file_name = ? and file_bytes = ? and finished_at is null
                order by started_at desc limit 1""")) {
            query.setInt(1, tenantId);
            query.setString(2, source);
            query.setString(3, fileName);
            query.setLong(4, fileBytes);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new ImportRun(row.getObject(1, UUID.class), row.getLong(2), row.getLong(3)))
                        : Optional.empty();
            }
        }
    }

    static ImportRun begin(Connection connection, int tenantId, String source, String fileName, long fileBytes)
            throws SQLException {
        UUID id = UuidV7.at(Instant.now());
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into report.import_run (id, tenant_id, source, file_name, file_bytes) values (?, ?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setInt(2, tenantId);
            insert.setString(3, source);
            insert.setString(4, fileName);
            insert.setLong(5, fileBytes);
            insert.executeUpdate();
        }
        return new ImportRun(id, 0, 0);
    }

    /** Moves on, within the transaction of a batch. */
    void advance(
            Connection connection, long read, long imported, long known, long refused, long errors, boolean finished)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update report.import_run set rows_read = ?, imported = imported + ?, known = known + ?,
                    refused = refused + ?, error_bytes = ?, updated_at = now(),
                    finished_at = case when ? then now() end
                where id = ?""")) {
            update.setLong(1, read);
            update.setLong(2, imported);
            update.setLong(3, known);
            update.setLong(4, refused);
            update.setLong(5, errors);
            update.setBoolean(6, finished);
            update.setObject(7, id);
            update.executeUpdate();
        }
    }
}
