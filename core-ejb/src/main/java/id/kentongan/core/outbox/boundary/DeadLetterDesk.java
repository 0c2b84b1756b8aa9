package id.kentongan.core.outbox.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.outbox.control.Outbox;
import id.kentongan.core.outbox.entity.CaseAlertV1;
import id.kentongan.core.outbox.entity.UnreadableMessage;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the operator decides what becomes of messages that could not be applied.
 *
 * <p>DL.1 - A letter that is sent again shall have its effect once, even if it had it meanwhile (why: it goes the way of
 * every message, over the outbox and the inbox).
 *
 * <p>DL.2 - Letters that are sent again shall leave at most 50 a second (why: five hundred at once would delay those of
 * today).
 *
 * <p>DL.3 - A letter shall be discarded only with a reason, and each decision shall be in the audit.
 */
@Stateless
public class DeadLetterDesk {

    /** The largest page, and how many letters one decision can concern. */
    public static final int MOST = 500;

    public static final int SHORTEST_REASON = 5;
    public static final int LONGEST_REASON = 500;

    private static final int PER_SECOND = 50;
    private static final Scope OPERATION = Scope.system(Scope.Work.OPERATION);
    private static final UUID END = new UUID(-1L, -1L);

    /** With its row of the outbox, if it came from there; message ids are texts because strangers may send any. */
    private static final String OPEN = """
            from core.dead_letter d
            left join core.outbox o on o.tenant_id = d.tenant_id
                 and o.id = case when d.message_id ~ '^[0-9a-f-]{36}$' then d.message_id::uuid end
            where d.replayed_at is null and d.discarded_at is null and o.consumed_at is null""";

    private record Letter(
            UUID id,
            int tenantId,
            @Nullable UUID messageId,
            boolean known,
            String queue,
            @Nullable String body) {}

    @Inject
    private Sql sql;

    @Inject
    private Outbox outbox;

    @Inject
    private AuditTrail audit;

    /**
     * The letters that wait for a decision. One that had its effect meanwhile does not.
     *
     * @param before only letters parked before this one; the newest when null
     * @param size how many rows, from 1 to {@value #MOST}
     * @throws NotPermitted unless the actor is an administrator
     */
    public DeadLetterPage page(Actor actor, @Nullable UUID before, int size) {
        demand(actor, Action.READ_DEAD_LETTERS);
        return OPERATION.call(() -> read(before, size));
    }

    private DeadLetterPage read(@Nullable UUID before, int size) {
        int wanted = Math.max(1, Math.min(size, MOST));
        List<DeadLetterRow> rows = sql.list(
                """
                select d.id, coalesce(d.tenant_id, 0) as tenant_id, d.queue, c.reference, d.reason, d.deliveries,
                       d.first_failed_at, d.parked_at, extract(epoch from now() - d.parked_at)::bigint as age,
                       d.correlation, d.newer
                """
                        + OPEN.replace(
                                "where",
                                "left join core.case_file c on c.tenant_id = o.tenant_id and c.id = o.case_id where")
                        + " and d.id < ? order by d.id desc limit ?",
                DeadLetterDesk::row,
                before == null ? END : before,
                wanted + 1);
        boolean more = rows.size() > wanted;
        List<DeadLetterRow> page = more ? rows.subList(0, wanted) : rows;
        return new DeadLetterPage(
                List.copyOf(page),
                count(),
                more ? Optional.of(page.get(wanted - 1).id()) : Optional.empty());
    }

    /**
     * Sends letters again, the oldest first, {@value #PER_SECOND} a second.
     *
     * @param ids of letters; those that are not open any more are passed over
     * @throws NotPermitted unless the actor is an administrator
     * @throws IllegalArgumentException for more than {@value #MOST}
     */
    public Replayed replay(Actor actor, Collection<UUID> ids) {
        demand(actor, Action.DECIDE_DEAD_LETTERS);
        if (ids.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " letters at once");
        }
        Object chosen = ids.stream().map(UUID::toString).toArray(String[]::new);
        return OPERATION.call(
                () -> replay(actor, letters(" and d.id = any(?::uuid[]) order by d.id for update of d", chosen)));
    }

    /**
     * Sends the oldest {@value #MOST} letters again.
     *
     * @throws NotPermitted unless the actor is an administrator
     */
    public Replayed replayOldest(Actor actor) {
        demand(actor, Action.DECIDE_DEAD_LETTERS);
        return OPERATION.call(() -> replay(actor, letters(" order by d.id limit ? for update of d", MOST)));
    }

    private Replayed replay(Actor actor, List<Letter> letters) {
        int sent = 0;
        int unreadable = 0;
        for (Letter letter : letters) {
            if (!letter.known() && !restore(letter)) {
                unreadable++;
                continue;
            }
            outbox.again(letter.tenantId(), messageId(letter), sent / PER_SECOND);
            sql.update(
                    "update core.dead_letter set replayed_at = now(), replayed_by = ? where id = ?",
                    "person:" + actor.personId(),
                    letter.id());
            audit.record(letter.tenantId(), actor.personId(), "DEAD_LETTER_REPLAYED", object(letter), null);
            sent++;
        }
        return new Replayed(sent, unreadable);
    }

    /** A message that the outbox does not have goes into it, if this version can read it. */
    private boolean restore(Letter letter) {
        try {
            CaseAlertV1 message = CaseAlertV1.parse(letter.body() == null ? "" : letter.body());
            if (message.tenantId() != letter.tenantId() || !message.messageId().equals(letter.messageId())) {
                return false;
            }
            outbox.publish(letter.queue(), message);
            return true;
        } catch (UnreadableMessage e) {
            return false;
        }
    }

    /**
     * Gives a letter up for good; later messages of its case need not wait for it any more.
     *
     * @param reason why, from {@value #SHORTEST_REASON} to {@value #LONGEST_REASON} characters
     * @return false if it is not open any more
     * @throws NotPermitted unless the actor is an administrator
     * @throws IllegalArgumentException for a reason that is too short or too long
     */
    public boolean discard(Actor actor, UUID id, String reason) {
        demand(actor, Action.DECIDE_DEAD_LETTERS);
        String why = reason.strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "a reason has " + SHORTEST_REASON + " to " + LONGEST_REASON + " characters");
        }
        return OPERATION.call(() -> giveUp(actor, id, why));
    }

    private boolean giveUp(Actor actor, UUID id, String why) {
        Optional<Letter> found =
                letters(" and d.id = ? for update of d", id).stream().findFirst();
        found.ifPresent(letter -> {
            sql.update(
                    "update core.dead_letter set discarded_at = now(), discard_reason = ?, discarded_by = ? where id = ?",
                    why,
                    "person:" + actor.personId(),
                    letter.id());
            if (letter.known()) {
                outbox.applied(letter.tenantId(), messageId(letter));
            }
            audit.record(letter.tenantId(), actor.personId(), "DEAD_LETTER_DISCARDED", object(letter), why);
        });
        return found.isPresent();
    }

    private long count() {
        return sql.one("select count(*) " + OPEN, row -> row.getLong(1)).orElse(0L);
    }

    private List<Letter> letters(String which, Object argument) {
        return sql.list(
                "select d.id, coalesce(d.tenant_id, 0), o.id is not null, d.queue, d.body,"
                        + " case when d.message_id ~ '^[0-9a-f-]{36}$' then d.message_id::uuid end " + OPEN + which,
                row -> new Letter(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getObject(6, UUID.class),
                        row.getBoolean(3),
                        row.getString(4),
                        row.getString(5)),
                argument);
    }

    private static UUID messageId(Letter letter) {
        UUID id = letter.messageId();
        if (id == null) {
            throw new IllegalStateException("letter " + letter.id() + " has no message");
        }
        return id;
    }

    private static String object(Letter letter) {
        return "dead-letter:" + letter.id();
    }

    private static void demand(Actor actor, Action action) {
        if (!Access.may(actor, action, Matter.installation())) {
            throw new NotPermitted("dead letters are the administrators' business");
        }
    }

    private static DeadLetterRow row(ResultSet row) throws SQLException {
        return new DeadLetterRow(
                row.getObject("id", UUID.class),
                row.getInt("tenant_id"),
                row.getString("queue"),
                row.getString("reference"),
                row.getString("reason"),
                row.getInt("deliveries"),
                row.getObject("first_failed_at", OffsetDateTime.class),
                row.getObject("parked_at", OffsetDateTime.class),
                row.getLong("age"),
                row.getString("correlation"),
                row.getBoolean("newer"));
    }
}
