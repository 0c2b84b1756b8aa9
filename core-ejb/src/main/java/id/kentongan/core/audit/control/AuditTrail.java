package id.kentongan.core.audit.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appends to the audit in the decision's own transaction: no decision without its entry, no entry without its decision. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class AuditTrail {

    /** The tenant of what concerns the installation itself. */
    public static final int INSTALLATION = 0;

    private final Sql sql;
    private final DatabaseClock clock;

    @Inject
    public AuditTrail(Sql sql, DatabaseClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected AuditTrail() {
        this.sql = null;
        this.clock = null;
    }

    /**
     * @param tenantId whose matter it is, or {@link #INSTALLATION}
     * @param person who decided
     * @param action what was done, in capitals
     * @param object to what, as {@code kind:id}
     * @param detail why, in the words of who decided; null if nobody asked
     */
    public void record(int tenantId, UUID person, String action, String object, @Nullable String detail) {
        write(tenantId, "person:" + person, action, object, detail);
    }

    /** What nobody decides at that moment, such as an end that was planned. */
    public void system(int tenantId, String action, String object, @Nullable String detail) {
        write(tenantId, "system", action, object, detail);
    }

    private void write(int tenantId, String actor, String action, String object, @Nullable String detail) {
        sql.update(
                "insert into core.audit_entry (tenant_id, id, actor, action, object, detail) values (?, ?, ?, ?, ?, ?)",
                tenantId,
                UuidV7.at(clock.instant()),
                actor,
                action,
                object,
                detail);
    }
}
