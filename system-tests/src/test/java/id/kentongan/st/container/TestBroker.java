package id.kentongan.st.container;

import java.nio.file.Path;
import java.util.UUID;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** Artemis with its journal on disk and one login, in the tests' own JVM. */
final class TestBroker implements AutoCloseable {

    static final String USER = "kentongan";

    private final EmbeddedActiveMQ server;
    private final int port;
    private final String password;

    private TestBroker(EmbeddedActiveMQ server, int port, String password) {
        this.server = server;
        this.port = port;
        this.password = password;
    }

    static TestBroker start(Path folder) {
        return start(folder, FreePort.draw(), UUID.randomUUID().toString());
    }

    static TestBroker start(Path folder, int port, String password) {
        SecurityConfiguration logins = new SecurityConfiguration();
        logins.addUser(USER, password);
        logins.addRole(USER, "all");
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        try {
            ConfigurationImpl configuration = new ConfigurationImpl();
            configuration
                    .setJournalType(JournalType.NIO)
                    .setJournalDirectory(folder.resolve("journal").toString())
                    .setBindingsDirectory(folder.resolve("bindings").toString())
                    .setLargeMessagesDirectory(folder.resolve("large").toString())
                    .setPagingDirectory(folder.resolve("paging").toString())
                    .setJMXManagementEnabled(false)
                    .addAcceptorConfiguration("tests", "tcp://127.0.0.1:" + port)
                    .putSecurityRoles(
                            "#",
                            java.util.Set.of(new Role(
                                    "all", true, true, true, true, true, true, true, true, true, true, true, true)));
            server.setConfiguration(configuration);
            server.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), logins));
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not start", e);
        }
        return new TestBroker(server, port, password);
    }

    int port() {
        return port;
    }

    String password() {
        return password;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not stop", e);
        }
    }
}
