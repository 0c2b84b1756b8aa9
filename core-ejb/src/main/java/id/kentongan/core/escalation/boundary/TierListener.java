package id.kentongan.core.escalation.boundary;

import id.kentongan.core.outbox.entity.OutboxMessage;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the listeners of all tiers have in common. A message that fails is rolled back and delivered again; at the fifth
 * failure it is parked with its reason and acknowledged, because what the brokers do then differs or is nothing.
 */
abstract class TierListener implements MessageListener {

    @Inject
    private CaseDesk desk;

    private final String queue;

    TierListener(String queue) {
        this.queue = queue;
    }

    @Override
    public void onMessage(Message message) {
        try {
            receive(message);
        } catch (JMSException e) {
            throw new JMSRuntimeException("unreadable message", null, e);
        }
    }

    private void receive(Message message) throws JMSException {
        String text = message instanceof TextMessage withText ? withText.getText() : null;
        try {
            desk.apply(text == null ? "" : text);
        } catch (RuntimeException e) {
            if (!failed(message, text, reason(e))) {
                throw e;
            }
        }
    }

    private boolean failed(Message message, @Nullable String text, String reason) throws JMSException {
        int deliveries = message.getIntProperty("JMSXDeliveryCount");
        Optional<OutboxMessage> ours = ours(message, text);
        return ours.isPresent()
                ? desk.failed(ours.get(), reason, deliveries)
                : desk.failed(queue, text, reason, deliveries);
    }

    /** Empty when the message does not carry what our sender writes. */
    private Optional<OutboxMessage> ours(Message message, @Nullable String text) throws JMSException {
        try {
            UUID id = UUID.fromString(String.valueOf(message.getStringProperty("messageId")));
            return Optional.of(
                    new OutboxMessage(message.getIntProperty("tenantId"), id, queue, text == null ? "" : text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String reason(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        @Nullable String text = cause.getMessage();
        return cause.getClass().getSimpleName() + (text == null ? "" : ": " + text);
    }
}
