package id.kentongan.core.outbox.boundary;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.logging.Log;
import id.kentongan.core.metrics.Meters;
import id.kentongan.core.outbox.control.Messaging;
import id.kentongan.core.outbox.entity.OutboxMessage;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSRuntimeException;
import java.lang.System.Logger;
import java.util.List;

/**
 * Carries messages from the outbox to the queues: leases them in one transaction, sends them in another, marks them in
 * a third. Never two resources in one: a crash between them sends a message twice, and the inbox drops the second.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxRelay {

    private static final Logger LOG = Log.of(OutboxRelay.class);
    private static final String SENDS = "kentongan_relay_sends_total";
    private static final String MESSAGES = "kentongan_relay_messages_total";
    private static final String RESENT = "kentongan_relay_resent_total";
    private static final int BATCH = 200;
    private static final int STALE_AFTER_SECONDS = 300;
    private static final int STALE_BATCH = 1_000;

    @Inject
    private OutboxSteps steps;

    @Inject
    private QueueSender sender;

    @Inject
    private Messaging messaging;

    @Inject
    private Meters meters;

    /**
     * Sends what waits, batch after batch, until nothing is left or the broker refuses.
     *
     * @return how many messages the broker has taken
     */
    public int relay() {
        int sent = 0;
        while (true) {
            List<OutboxMessage> batch = steps.lease(BATCH);
            if (batch.isEmpty()) {
                return sent;
            }
            messaging.sends();
            try {
                sender.send(batch);
            } catch (JMSRuntimeException | EJBException e) {
                boolean news = messaging.refuses();
                meters.count(SENDS, "outcome", "refused");
                steps.handBack(batch);
                if (news) {
                    LOG.log(
                            WARNING,
                            "COR-5001 the broker does not take messages, {0} wait: {1}",
                            batch.size(),
                            root(e));
                }
                return sent;
            }
            if (messaging.takes()) {
                LOG.log(INFO, "COR-0003 the broker takes messages again");
            }
            meters.count(SENDS, "outcome", "taken");
            meters.add(MESSAGES, batch.size());
            steps.published(batch);
            sent += batch.size();
        }
    }

    /** Sends again what was sent five minutes ago and never applied, and closes dead letters that have become void. */
    public void resendStale() {
        steps.closeApplied();
        int again = steps.resendStale(STALE_AFTER_SECONDS, STALE_BATCH);
        if (again > 0) {
            meters.add(RESENT, again);
            LOG.log(
                    INFO,
                    "COR-0002 {0} messages were sent but not applied in {1} s and go again",
                    again,
                    STALE_AFTER_SECONDS);
        }
    }

    private static String root(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.toString();
    }
}
