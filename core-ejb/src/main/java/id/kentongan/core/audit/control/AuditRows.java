package id.kentongan.core.audit.control;

import id.kentongan.core.audit.entity.AuditEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an entry is read for sealing and for verification: both must see the same bytes. */
final class AuditRows {

    /** The columns of {@code core.audit_entry e} in the order of {@link #read}. */
    static final String COLUMNS = "e.tenant_id, e.id, e.position, e.at, e.actor, e.action, e.object, e.detail";

    private AuditRows() {}

    /**
     * @param first the index of the first of the columns
     * @return null if an outer join found no entry
     */
    static @Nullable AuditEntry read(ResultSet row, int first) throws SQLException {
        UUID id = row.getObject(first + 1, UUID.class);
        if (id == null) {
            return null;
        }
        return new AuditEntry(
                row.getInt(first),
                id,
                row.getLong(first + 2),
                row.getObject(first + 3, OffsetDateTime.class),
                row.getString(first + 4),
                row.getString(first + 5),
                row.getString(first + 6),
                row.getString(first + 7));
    }
}
