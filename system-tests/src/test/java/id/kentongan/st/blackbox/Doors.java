package id.kentongan.st.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.jspecify.annotations.Nullable;

/** Tries to get into the embedded database and broker, with and without the passwords of the data folder. */
final class Doors {

    private static final String REFUSED_LOGIN = "28P01";
    private static final String NO_PASSWORD_GIVEN = "08004";

    private final Kentongan kentongan;
    private final Properties secrets;

    Doors(Kentongan kentongan) {
        this.kentongan = kentongan;
        this.secrets = kentongan.secrets();
    }

    void databaseRefusesStrangers() throws SQLException {
        try (Connection known = database("kentongan", secrets.getProperty("database.application"))) {
            assertThat(known.isValid(5)).isTrue();
        }
        for (String role :
                List.of("postgres", "kentongan_owner", "kentongan_vault", "kentongan", "kentongan_reader", "root")) {
            for (String wrong : new @Nullable String[] {null, "", role, "wrong"}) {
                assertThatThrownBy(() -> database(role, wrong))
                        .as(role + " with password " + wrong)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isIn(REFUSED_LOGIN, NO_PASSWORD_GIVEN));
            }
        }
    }

    private Connection database(String role, @Nullable String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", role);
        if (password != null) {
            login.setProperty("password", password);
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort() + "/kentongan", login);
    }

    /** Which of the ports is the broker's is written nowhere: it is the one that lets the right login in. */
    void brokerRefusesStrangers() throws Exception {
        String user = secrets.getProperty("broker.user");
        String password = secrets.getProperty("broker");
        List<Integer> brokers = new ArrayList<>();
        for (Listening.Port port : Listening.of(kentongan.running().pid())) {
            if (port.number() != kentongan.port() && broker(port.number(), user, password) == Answer.WELCOME) {
                brokers.add(port.number());
            }
        }
        assertThat(brokers).hasSize(1);
        int broker = brokers.get(0);
        assertThat(broker(broker, null, null)).as("without a login").isEqualTo(Answer.REFUSED);
        assertThat(broker(broker, user, null)).as("without a password").isEqualTo(Answer.REFUSED);
        assertThat(broker(broker, user, "wrong")).as("with a wrong password").isEqualTo(Answer.REFUSED);
        assertThat(broker(broker, "admin", "admin"))
                .as("with a common password")
                .isEqualTo(Answer.REFUSED);
    }

    private enum Answer {
        WELCOME,
        REFUSED,
        NO_BROKER
    }

    private static Answer broker(int port, @Nullable String user, @Nullable String password) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator("tcp://127.0.0.1:" + port)
                        .setInitialConnectAttempts(1)
                        .setCallTimeout(3_000);
                ClientSessionFactory factory = locator.createSessionFactory()) {
            factory.createSession(user, password, false, true, true, false, 1).close();
            return Answer.WELCOME;
        } catch (ActiveMQException e) {
            return e.getType() == ActiveMQExceptionType.SECURITY_EXCEPTION ? Answer.REFUSED : Answer.NO_BROKER;
        }
    }
}
