package id.kentongan.core.escalation.boundary;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.escalation.entity.WaitingCase;
import id.kentongan.core.logging.Correlation;
import id.kentongan.core.logging.Log;
import id.kentongan.core.metrics.Meters;
import id.kentongan.core.notification.control.Alerts;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.notification.entity.AlertRaised;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.outbox.control.DeadLetters;
import id.kentongan.core.outbox.control.Inbox;
import id.kentongan.core.outbox.control.Outbox;
import id.kentongan.core.outbox.entity.CaseAlertV1;
import id.kentongan.core.outbox.entity.NewerMessage;
import id.kentongan.core.outbox.entity.OutboxMessage;
import id.kentongan.core.outbox.entity.UnreadableMessage;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Applies what the queues knock for. Under the case's lock it takes every message of the case that had no effect yet,
 * in the case's order, whichever of them knocked: so the order holds though queues and nodes race, and a message that
 * comes twice finds nothing left to do.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CaseDesk {

    private static final Logger LOG = Log.of(CaseDesk.class);
    private static final String CONSUMER = "case-desk";
    private static final int LAST_DELIVERY = 5;
    private static final int LETTERS = 500;
    private static final int OTHERS = 50;
    private static final String MATTER = "c.reference, c.topic, c.area_code, c.priority = 'EMERGENCY'";
    private static final Scope RELAY = Scope.system(Scope.Work.RELAY);

    /**
     * Why a message could not be applied.
     *
     * @param newer whether only a later version of this program can
     */
    public record Failure(String reason, boolean newer) {}

    private record Matter(String reference, String topic, AreaCode area, boolean urgent) {}

    @Inject
    private Sql sql;

    @Inject
    private Outbox outbox;

    @Inject
    private Inbox inbox;

    @Inject
    private Units units;

    @Inject
    private Alerts alerts;

    @Inject
    private DeadLetters deadLetters;

    @Inject
    private Meters meters;

    /**
     * Applies what waits in the knock's case. A knock whose message had its effect already finds nothing to do: what
     * waits behind it has knocks of its own.
     *
     * @param text a message's text
     * @return how many messages had their effect now
     * @throws UnreadableMessage if this version cannot read it, or one that comes before it in its case, or its case does
     *     not exist
     */
    public int apply(String text) {
        CaseAlertV1 knock = read(text);
        return Scope.tenant(knock.tenantId()).call(() -> {
            Matter matter = lock(knock.tenantId(), knock.caseId());
            // Asked under the lock: another knock may have taken it along while this one waited.
            return outbox.isApplied(knock) ? 0 : apply(knock.tenantId(), knock, Map.of(knock.caseId(), matter));
        });
    }

    /**
     * The same, and takes along other cases whose messages lie in the same queue behind it, up to {@value #OTHERS}, those
     * that have waited longest first: a wave of thousands then costs a few statements for each fifty, and whoever is at
     * its end is told long before the queue has come to that knock. Left out are cases that somebody works on, those
     * that this version cannot read, and those whose messages have failed, which their own knocks count.
     *
     * @param queue where the knock came from
     * @throws UnreadableMessage if this version cannot read what is the knock's own. After this, as after any other
     *     failure, nothing of all these has happened, and {@link #apply} does what is the knock's own
     */
    public int applyWithOthers(String queue, String text) {
        CaseAlertV1 knock = read(text);
        return Scope.tenant(knock.tenantId()).call(() -> {
            Map<UUID, Matter> matters = new HashMap<>();
            boolean applied = outbox.isApplied(knock);
            if (!applied) {
                // First of all, as the only lock that is waited for: so nobody waits in a ring.
                matters.put(knock.caseId(), lock(knock.tenantId(), knock.caseId()));
            }
            matters.putAll(lockOthers(knock.tenantId(), queue));
            return matters.isEmpty() ? 0 : apply(knock.tenantId(), applied ? null : knock, matters);
        });
    }

    /** @return the cases that a knock would take along now */
    public List<WaitingCase> others(String queue, String text) {
        CaseAlertV1 knock = read(text);
        return Scope.tenant(knock.tenantId())
                .call(() -> lockOthers(knock.tenantId(), queue).keySet().stream()
                        .map(id -> new WaitingCase(knock.tenantId(), id))
                        .toList());
    }

    /**
     * Applies what waits in a case, as when {@link #applyWithOthers} has failed: one by one, only who cannot be applied is
     * left behind.
     *
     * @param one of {@link #others}
     * @return how many messages had their effect now
     */
    public int apply(WaitingCase one) {
        return Scope.tenant(one.tenantId())
                .call(() -> apply(one.tenantId(), null, Map.of(one.id(), lock(one.tenantId(), one.id()))));
    }

    /** Takes a case along no more: one of its messages cannot be applied, and that is its first failure. */
    public void leaveBehind(WaitingCase one) {
        Scope.tenant(one.tenantId()).run(() -> outbox.blame(one.tenantId(), one.id()));
    }

    private static CaseAlertV1 read(String text) {
        CaseAlertV1 knock = CaseAlertV1.parse(text);
        Correlation.concerns(knock.tenantId());
        return knock;
    }

    private int apply(int tenantId, @Nullable CaseAlertV1 knock, Map<UUID, Matter> matters) {
        List<AlertRaised> waiting = alerts(outbox.unapplied(tenantId, matters.keySet()), knock, matters);
        if (waiting.isEmpty()) {
            return 0;
        }
        List<UUID> ids = waiting.stream().map(AlertRaised::alertId).toList();
        Set<UUID> first = inbox.first(tenantId, ids, CONSUMER);
        Writes writes = new Writes();
        alerts.raise(
                waiting.stream()
                        .filter(alert -> first.contains(alert.alertId()))
                        .toList(),
                writes);
        outbox.applied(tenantId, ids, writes);
        sql.write(writes);
        return first.size();
    }

    /** All of a case or none: what cannot be read holds up those behind it, and nobody else. */
    private List<AlertRaised> alerts(
            List<Outbox.Waiting> waiting, @Nullable CaseAlertV1 knock, Map<UUID, Matter> matters) {
        List<AlertRaised> read = new ArrayList<>();
        Set<UUID> unreadable = new HashSet<>();
        for (Outbox.Waiting message : waiting) {
            try {
                Matter matter = Objects.requireNonNull(matters.get(message.caseId()));
                read.add(alert(CaseAlertV1.parse(message.payload()), matter));
            } catch (UnreadableMessage e) {
                if (knock != null && message.caseId().equals(knock.caseId())) {
                    throw message.id().equals(knock.messageId()) ? e : before(message.id(), e);
                }
                unreadable.add(message.caseId());
            }
        }
        read.removeIf(alert -> unreadable.contains(alert.caseId()));
        return read;
    }

    private static UnreadableMessage before(UUID message, UnreadableMessage why) {
        String first = "message " + message + " of the same case comes before it: " + why.getMessage();
        return why instanceof NewerMessage ? new NewerMessage(first, null) : new UnreadableMessage(first, null);
    }

    /**
     * Counts a delivery that failed; at the fifth the message is kept for the operator, with its text and the reason; one
     * that only a later version can apply at the first. The
     * count is ours where the outbox knows the message: brokers give up at different numbers, and begin anew when a
     * message comes again. For any other message there is only the broker's.
     *
     * @param message what came; its id as the sender said it
     * @param deliveries the broker's count, from 1
     * @return whether the message is parked, now or earlier, or had its effect meanwhile, and need not come again
     */
    public boolean failed(OutboxMessage message, Failure failure, int deliveries) {
        return Scope.tenant(message.tenantId()).call(() -> count(message, failure, deliveries));
    }

    private boolean count(OutboxMessage message, Failure failure, int deliveries) {
        String messageId = message.id().toString();
        if (deadLetters.holds(messageId)) {
            return true;
        }
        int ours = outbox.failed(message);
        if (ours == 0 && outbox.caseOfApplied(message.tenantId(), message.id()).isPresent()) {
            return true;
        }
        int failures = ours == 0 ? deliveries : ours;
        if (failures < LAST_DELIVERY && !failure.newer()) {
            return false;
        }
        outbox.parked(message);
        park(message.tenantId(), message.queue(), messageId, message.payload(), failure, failures);
        return true;
    }

    /** The same for a message without an id of ours. */
    public boolean failed(String queue, @Nullable String body, Failure failure, int deliveries) {
        if (deliveries < LAST_DELIVERY && !failure.newer()) {
            return false;
        }
        Scope.tenant(0).run(() -> park(0, queue, null, body, failure, deliveries));
        return true;
    }

    private void park(
            int tenantId,
            String queue,
            @Nullable String messageId,
            @Nullable String body,
            Failure failure,
            int deliveries) {
        deadLetters.park(tenantId, queue, messageId, body, failure.reason(), failure.newer(), deliveries);
        meters.count("kentongan_messages_parked_total", "queue", queue);
        LOG.log(
                WARNING,
                "COR-5002 message {0} of queue {1} was parked after {2} deliveries: {3}",
                messageId,
                queue,
                deliveries,
                failure.reason());
    }

    private Matter lock(int tenantId, UUID caseId) {
        return sql.one(
                        "select " + MATTER + " from core.case_file c where c.tenant_id = ? and c.id = ? for update",
                        CaseDesk::matter,
                        tenantId,
                        caseId)
                .orElseThrow(() -> new UnreadableMessage("there is no case " + caseId, null));
    }

    /** Messages that were sent long ago are left to those who send again what got lost. */
    private Map<UUID, Matter> lockOthers(int tenantId, String queue) {
        Map<UUID, Matter> matters = new HashMap<>();
        sql.list(
                "select " + MATTER + """
                , c.id from core.case_file c
                where c.tenant_id = ? and c.id in (
                    select o.case_id from core.outbox o
                    where o.tenant_id = ? and o.queue = ? and o.consumed_at is null
                      and o.published_at > now() - interval '5 minutes'
                      and not exists (select from core.outbox f where f.tenant_id = o.tenant_id and f.case_id = o.case_id
                                        and f.consumed_at is null and f.failures > 0)
                    order by o.published_at limit ?)
                for update skip locked""",
                row -> matters.put(row.getObject(5, UUID.class), matter(row)),
                tenantId,
                tenantId,
                queue,
                OTHERS);
        return matters;
    }

    private static Matter matter(ResultSet row) throws SQLException {
        return new Matter(row.getString(1), row.getString(2), new AreaCode(row.getString(3)), row.getBoolean(4));
    }

    private AlertRaised alert(CaseAlertV1 message, Matter matter) {
        Unit unit = units.unit(message.unitId())
                .orElseThrow(() -> new UnreadableMessage("there is no unit " + message.unitId(), null));
        return new AlertRaised(
                message.tenantId(),
                message.messageId(),
                unit.id(),
                known(Tier.class, message.tier()),
                unit.area(),
                known(AlertKind.class, message.kind()),
                message.round(),
                message.caseId(),
                matter.reference(),
                matter.topic(),
                matter.area(),
                message.occurredAt(),
                matter.urgent());
    }

    /** Sends messages again that an earlier version has put aside because it did not know them. */
    public void resendKnown() {
        int known = RELAY.call(() -> {
            int sent = 0;
            for (DeadLetters.Letter letter : deadLetters.newer(LETTERS)) {
                if (knows(letter.body())) {
                    deadLetters.known(letter.id());
                    outbox.again(letter.tenantId(), letter.messageId(), 0);
                    sent++;
                }
            }
            return sent;
        });
        if (known > 0) {
            LOG.log(INFO, "COR-0005 {0} messages have waited for this version and go now", known);
        }
    }

    private static boolean knows(String body) {
        try {
            CaseAlertV1 message = CaseAlertV1.parse(body);
            known(Tier.class, message.tier());
            known(AlertKind.class, message.kind());
            return true;
        } catch (UnreadableMessage e) {
            return false;
        }
    }

    /** Later versions may have more of them. */
    private static <E extends Enum<E>> E known(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new NewerMessage(type.getSimpleName() + " " + name, e);
        }
    }
}
