package id.kentongan.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSSecurityRuntimeException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerIT {
    @TempDir
    Path folder;

    private Broker broker;
    private String url;

    @BeforeEach
    void start() throws Exception {
        broker = new Broker();
        Map<String, String> settings = Map.of("folder", folder.toString(), "user", "u", "password", "a long secret");
        url = broker.start(settings::get).get("url");
    }

    @AfterEach
    void stop() throws Exception {
        broker.stop();
    }

    @Test
    void nobody_gets_in_without_the_login() throws Exception {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url)) {
            assertThatThrownBy(factory::createContext).isInstanceOf(JMSSecurityRuntimeException.class);
            assertThatThrownBy(() -> factory.createContext("u", "wrong"))
                    .isInstanceOf(JMSSecurityRuntimeException.class);
        }
    }

    @Test
    void each_tier_has_a_queue_that_keeps_its_messages_over_a_restart() throws Exception {
        send();
        broker.stop();
        start();

        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                JMSContext context = factory.createContext("u", "a long secret")) {
            for (String queue : Queues.NAMES) {
                assertThat(context.createConsumer(context.createQueue(queue)).receiveBody(String.class, 5_000))
                        .isEqualTo("knock at " + queue);
            }
        }
    }

    @Test
    void one_that_ended_by_itself_is_begun_again_at_the_same_address_with_what_it_had() throws Exception {
        send();
        broker.running().orElseThrow().stop();

        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url)) {
            factory.setInitialConnectAttempts(60);
            factory.setRetryInterval(250);
            try (JMSContext context = factory.createContext("u", "a long secret")) {
                for (String queue : Queues.NAMES) {
                    assertThat(context.createConsumer(context.createQueue(queue))
                                    .receiveBody(String.class, 5_000))
                            .isEqualTo("knock at " + queue);
                }
            }
        }
    }

    private void send() throws Exception {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                JMSContext context = ((ConnectionFactory) factory).createContext("u", "a long secret")) {
            for (String queue : Queues.NAMES) {
                context.createProducer().send(context.createQueue(queue), "knock at " + queue);
            }
        }
    }
}
