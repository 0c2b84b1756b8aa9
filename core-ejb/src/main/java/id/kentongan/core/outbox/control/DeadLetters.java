package id.kentongan.core.outbox.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.jspecify.annotations.Nullable;

/**
 * Messages that could not be applied. They are kept in our own table because the dead-letter queues of the brokers
 * differ in name, limits and whether they exist at all.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class DeadLetters {

    private static final int LONGEST_TEXT = 20_000;

    private final Sql sql;
    private final DatabaseClock clock;

    @Inject
    public DeadLetters(Sql sql, DatabaseClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected DeadLetters() {
        this.sql = null;
        this.clock = null;
    }

    /** Whether a message lies here and waits for the operator. */
    public boolean holds(String messageId) {
        return sql.one(
                        "select 1 from core.dead_letter where message_id = ? and replayed_at is null",
                        row -> true,
                        messageId)
                .isPresent();
    }

    /**
     * @param messageId our id of the message, if it could be read
     * @param body the message's text, cut at 20,000 characters
     * @param deliveries how often the broker has delivered it
     */
    public void park(String queue, @Nullable String messageId, @Nullable String body, String reason, int deliveries) {
        sql.update(
                "insert into core.dead_letter (id, message_id, queue, body, reason, deliveries, parked_at)"
                        + " values (?, ?, ?, ?, ?, ?, now())",
                UuidV7.at(clock.instant()),
                messageId,
                queue,
                body == null
                        ? null
                        : body.substring(0, Math.min(body.length(), LONGEST_TEXT))
                                .replace('\0', ' '),
                reason,
                deliveries);
    }
}
