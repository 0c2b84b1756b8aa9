package id.kentongan.st.container;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What Payara Micro is told after its boot and before the application comes. The order is what counts. */
final class ServerCommands {

    private static final String ADAPTER = "artemis";
    private static final List<String> QUEUES = List.of("kelurahan", "kecamatan", "pemkot", "pemprov", "agency");

    private ServerCommands() {}

    static List<String> listenOnLoopback() {
        return List.of("set configs.config.server-config.network-config.network-listeners.network-listener"
                + ".http-listener.address=127.0.0.1");
    }

    static List<String> of(TestDatabase database, TestBroker broker, Path adapter) {
        List<String> commands = new ArrayList<>();
        commands.add("create-resource-adapter-config --property "
                + "ConnectorClassName=org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory"
                + ":ConnectionParameters=host\\=127.0.0.1;port\\=" + broker.port()
                + ":UserName=" + TestBroker.USER + ":Password=" + broker.password()
                + ":ReconnectAttempts=-1 " + ADAPTER);
        commands.add("deploy --name " + ADAPTER + " " + adapter);
        commands.add("create-connector-connection-pool --raname " + ADAPTER
                + " --connectiondefinition jakarta.jms.ConnectionFactory --transactionsupport XATransaction"
                + " --steadypoolsize 1 --maxpoolsize 16 --property UserName=" + TestBroker.USER + ":Password="
                + broker.password() + " jms/pool");
        commands.add("create-connector-resource --poolname jms/pool jms/ConnectionFactory");
        for (String queue : QUEUES) {
            commands.add("create-admin-object --restype jakarta.jms.Queue"
                    + " --classname org.apache.activemq.artemis.jms.client.ActiveMQQueue --raname " + ADAPTER
                    + " --property Address=" + queue + " jms/" + queue);
        }
        commands.add("create-jdbc-connection-pool --datasourceclassname org.postgresql.xa.PGXADataSource"
                + " --restype javax.sql.XADataSource --steadypoolsize 4 --maxpoolsize 32 --property serverName=127.0.0.1"
                + ":portNumber=" + database.port() + ":databaseName=" + TestDatabase.NAME + ":user=" + TestDatabase.USER
                + ":password=" + database.password() + " kentongan");
        commands.add("create-jdbc-resource --connectionpoolid kentongan jdbc/kentongan");
        return commands;
    }
}
