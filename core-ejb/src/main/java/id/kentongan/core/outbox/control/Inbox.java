package id.kentongan.core.outbox.control;

import id.kentongan.core.database.control.Columns;
import id.kentongan.core.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Remembers which message had its effect, in the effect's own transaction: delivered often, effective once. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Inbox {

    private final Sql sql;

    @Inject
    public Inbox(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Inbox() {
        this.sql = null;
    }

    /**
     * The time is the clock's and not that of the transaction's beginning: under the lock of a case it tells the order, however
     * long somebody waited for the lock.
     *
     * @return those of the messages that this consumer sees for the first time
     */
    public Set<UUID> first(int tenantId, List<UUID> messages, String consumer) {
        return Set.copyOf(sql.list(
                "insert into core.inbox (tenant_id, message_id, consumer, applied_at)"
                        + " select ?, m, ?, clock_timestamp() from unnest(?::uuid[]) m on conflict do nothing returning message_id",
                row -> row.getObject(1, UUID.class),
                tenantId,
                consumer,
                Columns.texts(messages, id -> id)));
    }
}
