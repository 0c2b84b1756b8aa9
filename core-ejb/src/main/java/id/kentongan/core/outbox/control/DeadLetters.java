package id.kentongan.core.outbox.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.logging.Correlation;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Messages that could not be applied. They are kept in our own table because the dead-letter queues of the brokers
 * differ in name, limits and whether they exist at all.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class DeadLetters {

    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_REASON = 1_000;

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
     * @param tenantId whose it is, as the sender said; 0 if nobody has
     * @param messageId our id of the message, if it could be read
     * @param body the message's text, cut at 20,000 characters
     * @param newer whether only a later version can read it
     * @param deliveries how often the broker has delivered it
     */
    public void park(
            int tenantId,
            String queue,
            @Nullable String messageId,
            @Nullable String body,
            String reason,
            boolean newer,
            int deliveries) {
        sql.update(
                """
                insert into core.dead_letter (id, message_id, queue, body, reason, deliveries, parked_at, tenant_id,
                                              correlation, newer, first_failed_at)
                values (?, ?, ?, ?, ?, ?, now(), ?, ?, ?,
                        (select first_failed_at from core.outbox where tenant_id = ? and id = ?::uuid))""",
                UuidV7.at(clock.instant()),
                messageId,
                queue,
                body == null ? null : cut(body, LONGEST_TEXT),
                cut(reason, LONGEST_REASON),
                deliveries,
                tenantId == 0 ? null : tenantId,
                Correlation.current().orElse(null),
                newer,
                tenantId,
                messageId);
    }

    /** A letter of a message that the outbox has. */
    public record Letter(UUID id, int tenantId, UUID messageId, String body) {}

    /**
     * Letters that waited for a later version, for five minutes at least: while a node of the old version goes on beside
     * this one, it may put them aside again.
     */
    public List<Letter> newer(int most) {
        return sql.list(
                """
                select d.id, d.tenant_id, o.id, d.body
                from core.dead_letter d
                join core.outbox o on o.tenant_id = d.tenant_id and o.consumed_at is null
                     and o.id = case when d.message_id ~ '^[0-9a-f-]{36}$' then d.message_id::uuid end
                where d.newer and d.replayed_at is null and d.discarded_at is null and d.body is not null
                  and d.parked_at < now() - interval '5 minutes'
                order by d.parked_at limit ? for update of d skip locked""",
                row -> new Letter(
                        row.getObject(1, UUID.class), row.getInt(2), row.getObject(3, UUID.class), row.getString(4)),
                most);
    }

    /** Closes a letter whose message goes on by itself, as a version that knows it runs. */
    public void known(UUID id) {
        sql.update("update core.dead_letter set replayed_at = now(), replayed_by = 'system:upgraded' where id = ?", id);
    }

    /**
     * Closes letters of messages that had their effect after all, as when another message of the case took them along.
     *
     * @return how many
     */
    public int closeApplied() {
        return sql.update("""
                update core.dead_letter d set replayed_at = now(), replayed_by = 'system:applied'
                from core.outbox o
                where d.replayed_at is null and d.discarded_at is null and o.tenant_id = d.tenant_id
                  and o.id = case when d.message_id ~ '^[0-9a-f-]{36}$' then d.message_id::uuid end
                  and o.consumed_at is not null""");
    }

    private static String cut(String text, int most) {
        // PostgreSQL has no character 0 in texts.
        return text.substring(0, Math.min(text.length(), most)).replace('\0', ' ');
    }
}
