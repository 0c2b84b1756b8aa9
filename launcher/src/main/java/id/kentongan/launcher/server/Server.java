package id.kentongan.launcher.server;

import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.boot.AdminCommandRunner;
import fish.payara.micro.boot.PayaraMicroBoot;
import id.kentongan.launcher.boot.Part;
import id.kentongan.launcher.broker.Queues;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.glassfish.grizzly.memory.DefaultMemoryManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Boots the server and gives it, in the one order that works, the broker's adapter, the queues, the data source and the
 * application. Database and broker may still be starting while the server boots: their addresses are asked for late.
 */
public final class Server implements Part {
    private static final String POOL = "kentongan-pool";
    private static final String ADAPTER = "artemis";

    private static final String SERVER = "configs.config.server-config.";

    /**
     * The server neither names itself nor keeps what does not move on; the gate answers before these are reached. What
     * the server calls the count of connections is the length of the system's queue of those it has not accepted yet. It
     * closes a connection without an answer when its own queue is full, so that one takes more than clients can open.
     */
    private static final List<String> HTTP = List.of(
            "network-config.protocols.protocol.http-listener.http.server-header=false",
            "network-config.protocols.protocol.http-listener.http.xpowered-by=false",
            "network-config.protocols.protocol.http-listener.http.header-buffer-length-bytes=32768",
            "network-config.protocols.protocol.http-listener.http.request-timeout-seconds=60",
            "network-config.transports.transport.tcp.read-timeout-millis=15000",
            "network-config.transports.transport.tcp.write-timeout-millis=30000",
            "network-config.transports.transport.tcp.max-connections-count=4096",
            "thread-pools.thread-pool.http-thread-pool.max-queue-size=16384",
            "http-service.virtual-server.server.property.errorReportValve=");

    /** The driver's own are none at all; in seconds. */
    private static final List<String> TIMEOUTS = List.of("connectTimeout=10", "socketTimeout=50", "tcpKeepAlive=true");

    private @Nullable PayaraMicroBoot micro;
    private @Nullable Throwable problem;

    @Override
    public Map<String, String> start(UnaryOperator<String> settings) throws Exception {
        Path runtime = Path.of(settings.apply("runtime"));
        System.setProperty(
                "fish.payara.micro.BootJar",
                runtime.resolve("launch-micro.jar").toUri().toString());
        System.setProperty("fish.payara.micro.UnpackDir", runtime.toString());
        System.setProperty(DefaultMemoryManagerFactory.DMMF_PROP_NAME, SmallBuffers.class.getName());
        Thread.currentThread().setContextClassLoader(Server.class.getClassLoader());
        PayaraMicroBoot booting = (PayaraMicroBoot) Class.forName("fish.payara.micro.impl.PayaraMicroImpl")
                .getMethod("getInstance")
                .invoke(null);
        micro = booting;
        booting.setRootDir(Path.of(settings.apply("folder")).toFile());
        // Not setNoCluster: it wins over this one and lets the data grid listen on the network.
        booting.setNoHazelcast(true);
        booting.setHttpPort(Integer.parseInt(settings.apply("port")));
        // As many at least as at most: then Grizzly takes its pool whose queue has no lock, else one with a single
        // lock for all threads, which spin on it when most is to do.
        int threads = Integer.parseInt(settings.apply("http.threads"));
        booting.setMinHttpThreads(threads);
        booting.setMaxHttpThreads(threads);
        booting.setPrintLogo(false);
        booting.setPreBootHandler(commands -> {
            run(commands, "set", listener() + "address=" + settings.apply("host"));
            for (String setting : HTTP) {
                run(commands, "set", SERVER + setting);
            }
        });
        booting.setPostBootHandler(commands -> {
            try {
                // Open to everybody otherwise; our own figures want a token, our own description names no classes.
                run(commands, "set-metrics-configuration", "--enabled=false");
                run(commands, "set-openapi-configuration", "--enabled=false");
                connectBroker(commands, settings);
                connectDatabase(commands, settings);
                run(commands, "deploy", "--name", "kentongan", "--contextroot", "/", settings.apply("application"));
            } catch (RuntimeException e) {
                // Thrown to the server it would only be logged, and the boot would go on.
                problem = e;
            }
        });
        booting.bootStrap();
        if (problem != null) {
            throw new IllegalStateException(problem.getMessage(), problem);
        }
        return Map.of();
    }

    private static String listener() {
        return SERVER + "network-config.network-listeners.network-listener.http-listener.";
    }

    private static void connectBroker(AdminCommandRunner commands, UnaryOperator<String> settings) {
        URI url = URI.create(settings.apply("broker.url"));
        StringBuilder parameters = new StringBuilder("host=")
                .append(url.getHost())
                .append(";port=")
                .append(url.getPort());
        if (url.getQuery() != null) {
            parameters.append(';').append(url.getQuery().replace('&', ';'));
        }
        run(
                commands,
                "create-resource-adapter-config",
                "--property",
                properties(
                        "ConnectorClassName",
                        "org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory",
                        "ConnectionParameters",
                        parameters.toString(),
                        "UserName",
                        settings.apply("broker.user"),
                        "Password",
                        settings.apply("broker.password"),
                        "ReconnectAttempts",
                        "-1",
                        "SetupAttempts",
                        "-1",
                        "SetupInterval",
                        "2000",
                        "RetryInterval",
                        "1000",
                        "MaxRetryInterval",
                        "5000",
                        // What a node that was stopped has been handed goes to another one after this.
                        "ConnectionTTL",
                        "30000",
                        "ClientFailureCheckPeriod",
                        "10000"),
                ADAPTER);
        run(commands, "deploy", "--name", ADAPTER, settings.apply("adapter"));
        run(
                commands,
                "create-connector-connection-pool",
                "--raname",
                ADAPTER,
                "--connectiondefinition",
                "jakarta.jms.ConnectionFactory",
                "--transactionsupport",
                "XATransaction",
                "--steadypoolsize",
                "1",
                "--maxpoolsize",
                "16",
                // The server hands these to the adapter for every connection; the adapter's own are for the listeners.
                "--property",
                properties("UserName", settings.apply("broker.user"), "Password", settings.apply("broker.password")),
                ADAPTER + "-pool");
        run(commands, "create-connector-resource", "--poolname", ADAPTER + "-pool", "jms/ConnectionFactory");
        for (String queue : Queues.NAMES) {
            run(
                    commands,
                    "create-admin-object",
                    "--restype",
                    "jakarta.jms.Queue",
                    "--classname",
                    "org.apache.activemq.artemis.jms.client.ActiveMQQueue",
                    "--raname",
                    ADAPTER,
                    "--property",
                    properties("Address", queue),
                    "jms/" + queue);
        }
    }

    /**
     * An XA data source though there is only ever one resource in a transaction: on a plain pool every handle of a
     * transaction (three persistence units and plain JDBC) would take a connection of its own.
     */
    private static void connectDatabase(AdminCommandRunner commands, UnaryOperator<String> settings) {
        run(
                commands,
                "create-jdbc-connection-pool",
                "--datasourceclassname",
                "org.postgresql.xa.PGXADataSource",
                "--restype",
                "javax.sql.XADataSource",
                "--steadypoolsize",
                "4",
                "--maxpoolsize",
                settings.apply("database.connections"),
                "--maxwait",
                "4000",
                "--isconnectvalidatereq=true",
                "--validationmethod",
                "custom-validation",
                "--validationclassname",
                "org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
                "--validateatmostonceperiod",
                "5",
                // Each statement and each row would get a proxy of its own, and nobody asks them for it.
                "--wrapjdbcobjects=false",
                "--property",
                properties(
                        "url",
                        withTimeouts(settings.apply("database.url")),
                        "user",
                        settings.apply("database.user"),
                        "password",
                        settings.apply("database.password"),
                        "ApplicationName",
                        "kentongan",
                        // Details of a refused row would be its content, and exceptions go to the log.
                        "logServerErrorDetail",
                        "false"),
                POOL);
        run(commands, "create-jdbc-resource", "--connectionpoolid", POOL, "jdbc/kentongan");
    }

    /** A database that is cut off, or hangs, holds no thread for a minute. What the address says itself holds. */
    static String withTimeouts(String url) {
        StringBuilder whole = new StringBuilder(url);
        for (String timeout : TIMEOUTS) {
            String name = timeout.substring(0, timeout.indexOf('='));
            if (!url.contains("?" + name + "=") && !url.contains("&" + name + "=")) {
                whole.append(whole.indexOf("?") < 0 ? '?' : '&').append(timeout);
            }
        }
        return whole.toString();
    }

    /** Name and value in turn, as the server's commands want them: separators inside a value are escaped. */
    static String properties(String... namesAndValues) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.add(namesAndValues[i] + "=" + namesAndValues[i + 1].replaceAll("([\\\\:=])", "\\\\$1"));
        }
        return String.join(":", pairs);
    }

    /** A failed command must not be passed over: the next ones would fail for reasons that say nothing. */
    private static void run(AdminCommandRunner commands, String command, String... arguments) {
        ClusterCommandResult result = commands.run(command, arguments);
        if (result.getExitStatus() == ClusterCommandResult.ExitStatus.FAILURE) {
            @Nullable Throwable cause = result.getFailureCause();
            throw new IllegalStateException(
                    command + ": " + (cause == null ? result.getOutput() : cause.getMessage()), cause);
        }
    }

    @Override
    public void stop() throws Exception {
        if (micro != null) {
            micro.shutdown();
        }
    }
}
