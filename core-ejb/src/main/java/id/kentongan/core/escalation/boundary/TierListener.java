package id.kentongan.core.escalation.boundary;

import static java.lang.System.Logger.Level.INFO;

import id.kentongan.core.database.entity.DatabaseUnavailable;
import id.kentongan.core.escalation.entity.WaitingCase;
import id.kentongan.core.logging.Correlation;
import id.kentongan.core.logging.Log;
import id.kentongan.core.outbox.entity.NewerMessage;
import id.kentongan.core.outbox.entity.OutboxMessage;
import id.kentongan.core.outbox.entity.UnreadableMessage;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import java.lang.System.Logger;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the listeners of all tiers have in common. A message that fails is rolled back and delivered again; at the fifth
 * failure it is parked with its reason and acknowledged, one of a later version at the first, because what the brokers do
 * then differs or is nothing.
 */
abstract class TierListener implements MessageListener {

    private static final Logger LOG = Log.of(TierListener.class);

    @Inject
    private CaseDesk desk;

    private final String queue;

    TierListener(String queue) {
        this.queue = queue;
    }

    @Override
    public void onMessage(Message message) {
        try {
            Correlation received = Correlation.enter(message.getJMSCorrelationID());
            try {
                receive(message);
            } finally {
                received.leave();
            }
        } catch (JMSException e) {
            throw new JMSRuntimeException("unreadable message", null, e);
        }
    }

    private void receive(Message message) throws JMSException {
        String text = message instanceof TextMessage withText ? withText.getText() : null;
        try {
            int had = apply(text == null ? "" : text);
            LOG.log(INFO, "COR-0004 queue {0}: {1} messages had their effect", queue, had);
        } catch (RuntimeException e) {
            // Without a database nothing can be counted, and it is not the message's fault.
            if (DatabaseUnavailable.explains(e) || !failed(message, text, failure(e))) {
                // What the container must roll back is a system exception, whatever it is to the desk.
                throw new JMSRuntimeException("not applied", null, e);
            }
        }
    }

    private int apply(String text) {
        try {
            return desk.applyWithOthers(queue, text);
        } catch (RuntimeException e) {
            if (DatabaseUnavailable.explains(e)) {
                throw e;
            }
            int had = desk.apply(text);
            // So it was one of the others. It would be among them at each knock until its own has come.
            return had + applyOneByOne(desk.others(queue, text));
        }
    }

    private int applyOneByOne(List<WaitingCase> others) {
        int had = 0;
        for (WaitingCase one : others) {
            try {
                had += desk.apply(one);
            } catch (RuntimeException e) {
                if (DatabaseUnavailable.explains(e)) {
                    throw e;
                }
                LOG.log(
                        INFO,
                        "COR-0008 queue {0}: case {1} is taken along no more: {2}",
                        queue,
                        one.id(),
                        e.getMessage());
                desk.leaveBehind(one);
            }
        }
        return had;
    }

    private boolean failed(Message message, @Nullable String text, CaseDesk.Failure failure) throws JMSException {
        int deliveries = message.getIntProperty("JMSXDeliveryCount");
        Optional<OutboxMessage> ours = ours(message, text);
        return ours.isPresent()
                ? desk.failed(ours.get(), failure, deliveries)
                : desk.failed(queue, text, failure, deliveries);
    }

    /** Empty when the message does not carry what our sender writes. */
    private Optional<OutboxMessage> ours(Message message, @Nullable String text) throws JMSException {
        try {
            UUID id = UUID.fromString(String.valueOf(message.getStringProperty("messageId")));
            return Optional.of(new OutboxMessage(
                    message.getIntProperty("tenantId"),
                    id,
                    queue,
                    text == null ? "" : text,
                    message.getJMSCorrelationID()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static CaseDesk.Failure failure(Throwable problem) {
        Throwable cause = problem;
        // What we said ourselves says more than what a parser did not expect.
        while (cause.getCause() != null && !(cause instanceof UnreadableMessage)) {
            cause = cause.getCause();
        }
        @Nullable String text = cause.getMessage();
        return new CaseDesk.Failure(
                cause.getClass().getSimpleName() + (text == null ? "" : ": " + text), cause instanceof NewerMessage);
    }
}
