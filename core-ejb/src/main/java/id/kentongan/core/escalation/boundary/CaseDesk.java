package id.kentongan.core.escalation.boundary;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.Scope;
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
     * @param text a message's text
     * @return how many messages of its case had their effect now
     * @throws UnreadableMessage if this version cannot read it or its case does not exist
     */
    public int apply(String text) {
        CaseAlertV1 knock = CaseAlertV1.parse(text);
        Correlation.concerns(knock.tenantId());
        return Scope.tenant(knock.tenantId()).call(() -> apply(knock));
    }

    private int apply(CaseAlertV1 knock) {
        Matter matter = lock(knock.tenantId(), knock.caseId());
        int had = 0;
        for (Outbox.Waiting waiting : outbox.unapplied(knock.tenantId(), knock.caseId())) {
            try {
                had += apply(CaseAlertV1.parse(waiting.payload()), matter);
            } catch (UnreadableMessage e) {
                if (waiting.id().equals(knock.messageId())) {
                    throw e;
                }
                String first = "message " + waiting.id() + " of the same case comes before it: " + e.getMessage();
                throw e instanceof NewerMessage ? new NewerMessage(first, null) : new UnreadableMessage(first, null);
            }
        }
        return had;
    }

    private int apply(CaseAlertV1 message, Matter matter) {
        boolean first = inbox.first(message.tenantId(), message.messageId(), CONSUMER);
        Writes writes = new Writes();
        if (first) {
            alert(message, matter, writes);
        }
        outbox.applied(message.tenantId(), message.messageId(), writes);
        sql.write(writes);
        return first ? 1 : 0;
    }

    /**
     * Counts a delivery that failed; at the fifth the message is kept for the operator, with its text and the reason; one
     * that only a later version can apply at the first. The
     * count is ours where the outbox knows the message: brokers give up at different numbers, and begin anew when a
     * message comes again. For any other message there is only the broker's.
     *
     * @param message what came; its id as the sender said it
     * @param deliveries the broker's count, from 1
     * @return whether the message is parked, now or earlier, and need not come again
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
                        "select reference, topic, area_code, priority = 'EMERGENCY' from core.case_file"
                                + " where tenant_id = ? and id = ? for update",
                        row -> new Matter(
                                row.getString(1), row.getString(2), new AreaCode(row.getString(3)), row.getBoolean(4)),
                        tenantId,
                        caseId)
                .orElseThrow(() -> new UnreadableMessage("there is no case " + caseId, null));
    }

    private void alert(CaseAlertV1 message, Matter matter, Writes into) {
        Unit unit = units.unit(message.unitId())
                .orElseThrow(() -> new UnreadableMessage("there is no unit " + message.unitId(), null));
        alerts.raise(
                new AlertRaised(
                        message.tenantId(),
                        message.messageId(),
                        unit.id(),
                        known(Tier.class, message.tier()),
                        unit.area(),
                        known(AlertKind.class, message.kind()),
                        message.caseId(),
                        matter.reference(),
                        matter.topic(),
                        matter.area(),
                        message.occurredAt(),
                        matter.urgent()),
                message.round(),
                into);
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
