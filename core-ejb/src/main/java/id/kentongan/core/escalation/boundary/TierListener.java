package id.kentongan.core.escalation.boundary;

import id.kentongan.core.outbox.entity.OutboxMessage;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
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
        if (message.propertyExists("messageId") && message.propertyExists("tenantId")) {
            UUID id = UUID.fromString(message.getStringProperty("messageId"));
            int tenantId = message.getIntProperty("tenantId");
            return desk.failed(new OutboxMessage(tenantId, id, queue, text == null ? "" : text), reason);
        }
        return desk.failed(queue, text, reason, message.getIntProperty("JMSXDeliveryCount"));
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
