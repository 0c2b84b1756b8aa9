package id.kentongan.launcher.broker;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.launcher.boot.Part;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzerPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Artemis with a durable journal. A message is only a knock: the application parks it at the fifth delivery and sends it
 * again when it was lost, so the broker's own dead letters stay empty unless the database is away for long.
 */
public final class Broker implements Part {
    private static final System.Logger LOG = System.getLogger(Broker.class.getName());
    private static final String DEAD = "kentongan.dead";
    private static final String EXPIRED = "kentongan.expired";
    private static final long MEBIBYTE = 1 << 20;

    /** So often it is looked whether it still runs. */
    private static final long LOOK_MILLIS = 2_000;

    private @Nullable EmbeddedActiveMQ server;
    private boolean ended;

    @Override
    public Map<String, String> start(UnaryOperator<String> settings) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path folder = Path.of(settings.apply("folder"));
        OneLogin login = new OneLogin(settings.apply("user"), settings.apply("password"));
        begin(folder, port, login);
        Thread watch = new Thread(() -> watch(folder, port, login), "kentongan broker watch");
        watch.setDaemon(true);
        watch.start();
        return Map.of("url", "tcp://127.0.0.1:" + port);
    }

    private synchronized void begin(Path folder, int port, OneLogin login) throws Exception {
        if (ended) {
            return;
        }
        EmbeddedActiveMQ starting = new EmbeddedActiveMQ();
        starting.setConfiguration(configuration(folder, port));
        starting.setSecurityManager(login);
        try {
            starting.start();
        } finally {
            // One that has not come up as a whole is ended with the others.
            server = starting;
        }
    }

    /**
     * A broker that cannot write its journal, as on a full disk, ends itself and stays so. Nobody else looks after this one:
     * it is begun again until it can write.
     */
    private void watch(Path folder, int port, OneLogin login) {
        while (true) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            synchronized (this) {
                EmbeddedActiveMQ running = server;
                if (ended || running == null) {
                    return;
                }
                if (running.getActiveMQServer() != null
                        && running.getActiveMQServer().getState() == ActiveMQServer.SERVER_STATE.STARTED) {
                    continue;
                }
                try {
                    LOG.log(WARNING, "LAU-5001 the broker has ended and is started again");
                    running.stop();
                    begin(folder, port, login);
                } catch (Exception e) {
                    LOG.log(WARNING, "LAU-5002 the broker does not start, the next try comes soon: {0}", e.toString());
                }
            }
        }
    }

    private static Configuration configuration(Path folder, int port) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setName("kentongan")
                .setPersistenceEnabled(true)
                .setSecurityEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDatasync(true)
                .setJournalFileSize((int) (4 * MEBIBYTE))
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setGlobalMaxSize(64 * MEBIBYTE)
                .setJMXManagementEnabled(false)
                .setGracefulShutdownEnabled(false)
                .setCriticalAnalyzerPolicy(CriticalAnalyzerPolicy.LOG)
                .addAcceptorConfiguration("loopback", "tcp://127.0.0.1:" + port + "?protocols=CORE");
        // The default would silently block senders on any disk that is nine tenths full.
        configuration.setMaxDiskUsage(-1).setMinDiskFree(50 * MEBIBYTE);
        for (String queue : Queues.NAMES) {
            add(configuration, queue);
        }
        add(configuration, DEAD);
        add(configuration, EXPIRED);
        configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setDeadLetterAddress(SimpleString.of(DEAD))
                        .setExpiryAddress(SimpleString.of(EXPIRED))
                        .setMaxDeliveryAttempts(12)
                        .setRedeliveryDelay(1_000)
                        .setRedeliveryMultiplier(2)
                        .setMaxRedeliveryDelay(60_000)
                        .setAutoCreateQueues(false)
                        .setAutoCreateAddresses(false)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                        .setMaxSizeBytes(16 * MEBIBYTE)
                        .setPageSizeBytes((int) (2 * MEBIBYTE)));
        return configuration;
    }

    private static void add(Configuration configuration, String queue) {
        configuration.addAddressConfiguration(new CoreAddressConfiguration()
                .setName(queue)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfiguration(QueueConfiguration.of(queue)
                        .setAddress(queue)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true)));
    }

    /** What runs now; another one after it was begun again. */
    synchronized Optional<ActiveMQServer> running() {
        return Optional.ofNullable(server).map(EmbeddedActiveMQ::getActiveMQServer);
    }

    @Override
    public synchronized void stop() throws Exception {
        ended = true;
        if (server != null) {
            server.stop();
            server = null;
        }
    }
}
