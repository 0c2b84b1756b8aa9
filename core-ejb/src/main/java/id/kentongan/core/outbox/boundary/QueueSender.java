package id.kentongan.core.outbox.boundary;

import id.kentongan.core.outbox.entity.OutboxMessage;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.util.List;

/**
 * Sends a batch in one transaction of the broker alone. The queues are found by name and look-up, so that the same jar
 * works where the annotation's look-up exists and where only the descriptor's does.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class QueueSender {

    @Resource(name = "jms/Factory", lookup = "java:comp/DefaultJMSConnectionFactory")
    private ConnectionFactory factory;

    @Resource(name = "jms/kelurahan", lookup = "java:app/jms/kelurahan")
    private Queue kelurahan;

    @Resource(name = "jms/kecamatan", lookup = "java:app/jms/kecamatan")
    private Queue kecamatan;

    @Resource(name = "jms/pemkot", lookup = "java:app/jms/pemkot")
    private Queue pemkot;

    @Resource(name = "jms/pemprov", lookup = "java:app/jms/pemprov")
    private Queue pemprov;

    @Resource(name = "jms/agency", lookup = "java:app/jms/agency")
    private Queue agency;

    /** @throws JMSRuntimeException if the broker does not take them; then it has taken none */
    public void send(List<OutboxMessage> messages) {
        // A context per batch: an injected one loses redelivery on OpenMQ and keeps old consumers after a redeploy.
        try (JMSContext context = factory.createContext()) {
            JMSProducer producer = context.createProducer();
            for (OutboxMessage message : messages) {
                producer.setProperty("tenantId", message.tenantId());
                producer.setProperty("messageId", message.id().toString());
                producer.setJMSCorrelationID(message.correlation());
                producer.send(queue(message.queue()), message.payload());
            }
        }
    }

    private Queue queue(String name) {
        return switch (name) {
            case "kelurahan" -> kelurahan;
            case "kecamatan" -> kecamatan;
            case "pemkot" -> pemkot;
            case "pemprov" -> pemprov;
            case "agency" -> agency;
            default -> throw new IllegalArgumentException("no such queue: " + name);
        };
    }
}
