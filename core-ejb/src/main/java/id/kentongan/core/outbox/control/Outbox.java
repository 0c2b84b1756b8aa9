package id.kentongan.core.outbox.control;

import id.kentongan.core.database.control.Columns;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.outbox.entity.CaseAlertV1;
import id.kentongan.core.outbox.entity.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Messages that commit together with their cause and leave afterwards. Found by state, never by "position greater than
 * the last one": positions are drawn before commit and can become visible out of order.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Outbox {

    /** A message and the queue that it is for. */
    public record Letter(String queue, CaseAlertV1 message) {}

    /** A message that had no effect yet, with its case and its text. */
    public record Waiting(UUID id, UUID caseId, String payload) {}

    private final Sql sql;

    @Inject
    public Outbox(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Outbox() {
        this.sql = null;
    }

    /** Writes a message into the current transaction. */
    public void publish(String queue, CaseAlertV1 message) {
        Writes writes = new Writes();
        publish(queue, message, writes);
        sql.write(writes);
    }

    /** Adds a message to what is written together. */
    public void publish(String queue, CaseAlertV1 message, Writes into) {
        into.add(
                """
                insert into core.outbox (tenant_id, id, case_id, case_seq, queue, type, version, payload, created_at,
                                         correlation)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                message.tenantId(),
                message.messageId(),
                message.caseId(),
                message.sequence(),
                queue,
                CaseAlertV1.TYPE,
                CaseAlertV1.VERSION,
                message.toJson(),
                message.occurredAt(),
                message.correlation());
    }

    /** Adds many messages in one statement. */
    public void publishAll(List<Letter> letters, Writes into) {
        if (letters.isEmpty()) {
            return;
        }
        into.add(
                """
                insert into core.outbox (tenant_id, id, case_id, case_seq, queue, type, version, payload, created_at,
                                         correlation)
                select k.tenant_id, k.id, k.case_id, k.case_seq, k.queue, ?, ?::int, k.payload, k.created_at, k.correlation
                from unnest(?::int[], ?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
                     as k (tenant_id, id, case_id, case_seq, queue, payload, created_at, correlation)""",
                CaseAlertV1.TYPE,
                CaseAlertV1.VERSION,
                letters.stream().mapToInt(letter -> letter.message().tenantId()).toArray(),
                Columns.texts(letters, letter -> letter.message().messageId()),
                Columns.texts(letters, letter -> letter.message().caseId()),
                letters.stream().mapToInt(letter -> letter.message().sequence()).toArray(),
                Columns.texts(letters, Letter::queue),
                Columns.texts(letters, letter -> letter.message().toJson()),
                Columns.texts(letters, letter -> letter.message().occurredAt()),
                Columns.texts(letters, letter -> letter.message().correlation()));
    }

    /**
     * Takes the oldest messages that nobody else holds and keeps them for half a minute.
     *
     * @param most how many at the most
     */
    public List<OutboxMessage> lease(int most) {
        return sql.list("""
                with next as (
                    select tenant_id, id from core.outbox
                    where published_at is null and (leased_until is null or leased_until < now())
                    order by position limit ? for update skip locked)
                update core.outbox o set leased_until = now() + interval '30 seconds', sends = sends + 1
                from next where o.tenant_id = next.tenant_id and o.id = next.id
                returning o.tenant_id, o.id, o.queue, o.payload, o.correlation""", Outbox::message, most);
    }

    /** Records that the broker has them. One that is being applied at this moment records it itself. */
    public void published(List<OutboxMessage> messages) {
        updateAll("published_at = coalesce(published_at, now()), leased_until = null", messages);
    }

    /** Gives leased messages back because the broker did not take them; they are tried again two seconds later. */
    public void handBack(List<OutboxMessage> messages) {
        updateAll("leased_until = now() + interval '2 seconds'", messages);
    }

    /**
     * One statement for the whole batch. It waits for nobody: who holds a message is applying it, and marks it as
     * published himself; waiting for him while holding the others closes a ring with those who wait for the others.
     */
    private void updateAll(String change, List<OutboxMessage> messages) {
        sql.update(
                "with free as (select o.tenant_id, o.id from core.outbox o"
                        + " join unnest(?::int[], ?::uuid[]) as k (tenant_id, id)"
                        + " on o.tenant_id = k.tenant_id and o.id = k.id for update of o skip locked)"
                        + " update core.outbox o set " + change
                        + " from free where o.tenant_id = free.tenant_id and o.id = free.id",
                messages.stream().mapToInt(OutboxMessage::tenantId).toArray(),
                messages.stream().map(message -> message.id().toString()).toArray(String[]::new));
    }

    /**
     * The messages of cases that were not applied yet, those of each case in their order. The caller holds the cases'
     * locks. Of what is too long to be a message only so much is read that this can be seen.
     */
    public List<Waiting> unapplied(int tenantId, Collection<UUID> cases) {
        return sql.list(
                "select id, case_id, left(payload, ?) from core.outbox"
                        + " where tenant_id = ? and case_id = any(?::uuid[]) and consumed_at is null"
                        + " order by case_id, case_seq",
                row -> new Waiting(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)),
                CaseAlertV1.LONGEST + 1,
                tenantId,
                Columns.texts(List.copyOf(cases), id -> id));
    }

    /** @return whether the message had its effect; false for one that the outbox does not know */
    public boolean isApplied(CaseAlertV1 message) {
        return caseOfApplied(message.tenantId(), message.messageId())
                .filter(message.caseId()::equals)
                .isPresent();
    }

    /** @return the case of a message that had its effect; empty for any other, and for one that the outbox does not know */
    public Optional<UUID> caseOfApplied(int tenantId, UUID messageId) {
        return sql.one(
                "select case_id from core.outbox where tenant_id = ? and id = ? and consumed_at is not null",
                row -> row.getObject(1, UUID.class),
                tenantId,
                messageId);
    }

    /** @see #applied(int, List, Writes) */
    public void applied(int tenantId, UUID messageId) {
        Writes writes = new Writes();
        applied(tenantId, List.of(messageId), writes);
        sql.write(writes);
    }

    /** Records that messages had their effect. Those that were applied before they were sent need not be sent any more. */
    public void applied(int tenantId, List<UUID> messages, Writes into) {
        into.add(
                "update core.outbox set consumed_at = now(), published_at = coalesce(published_at, now())"
                        + " where tenant_id = ? and id = any(?::uuid[])",
                tenantId,
                Columns.texts(messages, id -> id));
    }

    /**
     * Counts a delivery that failed, and lets the message knock again in ten seconds: a broker that has given it up would
     * not deliver it any more.
     *
     * @return how often it has failed; 0 if it had its effect meanwhile
     */
    public int failed(OutboxMessage message) {
        return sql.one("""
                        update core.outbox set failures = failures + 1, published_at = null,
                            first_failed_at = coalesce(first_failed_at, now()),
                            leased_until = now() + interval '10 seconds'
                        where tenant_id = ? and id = ? and consumed_at is null
                        returning failures""", row -> row.getInt(1), message.tenantId(), message.id())
                .orElse(0);
    }

    /**
     * Counts the first failure of the first message of a case that was not applied yet, however many find it in their way;
     * its knock, wherever it is, comes as before and counts the others.
     */
    public void blame(int tenantId, UUID caseId) {
        sql.update("""
                update core.outbox set failures = 1, first_failed_at = now()
                where failures = 0 and tenant_id = ? and id = (
                    select id from core.outbox where tenant_id = ? and case_id = ? and consumed_at is null
                    order by case_seq limit 1)""", tenantId, tenantId, caseId);
    }

    /** A parked message knocks no more. */
    public void parked(OutboxMessage message) {
        sql.update(
                "update core.outbox set published_at = now(), leased_until = null where tenant_id = ? and id = ?",
                message.tenantId(),
                message.id());
    }

    /**
     * Sends a message again that was parked, as if it had never failed.
     *
     * @param afterSeconds when at the earliest: who sends many spreads them
     */
    public void again(int tenantId, UUID messageId, int afterSeconds) {
        sql.update("""
                update core.outbox set published_at = null, failures = 0, first_failed_at = null,
                    leased_until = now() + make_interval(secs => ?)
                where tenant_id = ? and id = ? and consumed_at is null""", afterSeconds, tenantId, messageId);
    }

    /**
     * Sends again what the broker took but nobody applied in the given time, as after the loss of a broker's journal.
     * What was parked as a dead letter waits for the operator instead.
     *
     * @return how many
     */
    public int resendStale(int olderThanSeconds, int most) {
        return sql.update("""
                with stale as (
                    select tenant_id, id from core.outbox o
                    where consumed_at is null and published_at < now() - make_interval(secs => ?)
                      and not exists (select 1 from core.dead_letter d
                                      where d.message_id = o.id::text and d.replayed_at is null)
                    order by published_at limit ? for update skip locked)
                update core.outbox o set published_at = null, leased_until = null
                from stale where o.tenant_id = stale.tenant_id and o.id = stale.id""", olderThanSeconds, most);
    }

    private static OutboxMessage message(ResultSet row) throws SQLException {
        return new OutboxMessage(
                row.getInt(1), row.getObject(2, UUID.class), row.getString(3), row.getString(4), row.getString(5));
    }
}
