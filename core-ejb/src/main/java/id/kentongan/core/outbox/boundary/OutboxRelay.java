package id.kentongan.core.outbox.boundary;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

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

    private static final Logger LOG = System.getLogger(OutboxRelay.class.getName());
    private static final int BATCH = 200;
    private static final int STALE_AFTER_SECONDS = 300;
    private static final int STALE_BATCH = 1_000;

    @Inject
    private OutboxSteps steps;

    @Inject
    private QueueSender sender;

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
            try {
                sender.send(batch);
            } catch (JMSRuntimeException | EJBException e) {
                steps.handBack(batch);
                LOG.log(WARNING, "COR-5001 the broker does not take messages, {0} wait: {1}", batch.size(), root(e));
                return sent;
            }
            steps.published(batch);
            sent += batch.size();
        }
    }

    /** Sends again what was sent five minutes ago and never applied. */
    public void resendStale() {
        int again = steps.resendStale(STALE_AFTER_SECONDS, STALE_BATCH);
        if (again > 0) {
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
