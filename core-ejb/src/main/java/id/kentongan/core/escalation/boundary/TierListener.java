package id.kentongan.core.escalation.boundary;

import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import org.jspecify.annotations.Nullable;

/**
 * What the listeners of all tiers have in common. A message that fails is rolled back and delivered again; at the fifth
 * delivery it is parked with its reason and acknowledged, because what the brokers do then differs or is nothing.
 */
abstract class TierListener implements MessageListener {

    private static final int LAST_DELIVERY = 5;

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
            int deliveries = message.getIntProperty("JMSXDeliveryCount");
            if (deliveries < LAST_DELIVERY) {
                throw e;
            }
            desk.park(queue, message.getStringProperty("messageId"), text, reason(e), deliveries);
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
