package id.kentongan.core.outbox.control;

import id.kentongan.core.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
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

    /** @return true the first time that this consumer sees the message, false ever after */
    public boolean first(int tenantId, UUID messageId, String consumer) {
        return sql.update(
                        "insert into core.inbox (tenant_id, message_id, consumer, applied_at) values (?, ?, ?, now())"
                                + " on conflict do nothing",
                        tenantId,
                        messageId,
                        consumer)
                == 1;
    }
}
