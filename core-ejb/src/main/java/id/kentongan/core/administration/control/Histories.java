package id.kentongan.core.administration.control;

import id.kentongan.core.administration.entity.HistoryLine;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit of one government, newest first. Who may read it the desks decide. */
@ApplicationScoped
public class Histories {

    /** The most lines that are read at once. */
    public static final int MOST = 100;

    private static final UUID END = new UUID(-1L, -1L);

    private final Sql sql;

    @Inject
    public Histories(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Histories() {
        this(new Sql());
    }

    /** What was done to one object, such as {@code unit:ID}. */
    public List<HistoryLine> of(int tenantId, String object) {
        return read(tenantId, null, object, null, MOST);
    }

    /**
     * @param tenantId whose; 0 for the installation
     * @param action null for all
     * @param object null for all
     * @param before only entries written before this one; null for the newest
     * @param size from 1 to {@value #MOST}
     */
    public List<HistoryLine> read(
            int tenantId, @Nullable String action, @Nullable String object, @Nullable UUID before, int size) {
        List<Object> arguments = new ArrayList<>(List.of(tenantId));
        StringBuilder query = new StringBuilder("""
                select e.id, e.tenant_id, e.at, coalesce(a.display_name, e.actor), e.action, e.object, e.detail
                from core.audit_entry e
                left join core.account a on e.actor = 'person:' || a.person_id
                where e.tenant_id = ?""");
        if (action != null) {
            query.append(" and e.action = ?");
            arguments.add(action);
        }
        if (object != null) {
            query.append(" and e.object = ?");
            arguments.add(object);
        }
        query.append(" and e.id < ? order by e.id desc limit ?");
        arguments.add(before == null ? END : before);
        arguments.add(Math.max(1, Math.min(size, MOST)));
        return Scope.tenant(tenantId).call(() -> sql.list(query.toString(), Histories::line, arguments.toArray()));
    }

    private static HistoryLine line(ResultSet row) throws SQLException {
        return new HistoryLine(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getObject(3, OffsetDateTime.class),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }
}
