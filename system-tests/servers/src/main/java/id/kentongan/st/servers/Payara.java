package id.kentongan.st.servers;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Payara Server with the domain it ships. */
final class Payara implements FullServer {

    private static final int HTTP = 8080;
    private static final int HTTPS = 8181;
    private static final int ADMIN = 4848;
    private static final int JMS = 7676;
    private static final int JMX = 8686;
    private static final int GRID = 4900;
    private static final int[] ORB = {3700, 3820, 3920};
    private static final String THREADS = "configs.config.server-config.thread-pools.thread-pool.http-thread-pool";
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration COMMAND = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final String version;
    private final Path home;
    private final Path domain;
    private final Path log;
    private final int offset;
    private final Commands commands;

    /** @param folder where the archive was unpacked */
    Payara(Path folder, Path log) throws IOException {
        this.home = folder.resolve("payara6");
        this.version = version(home.resolve("glassfish/config/branding/glassfish-version.properties"));
        this.domain = home.resolve("glassfish/domains/domain1");
        this.log = log;
        this.offset = Ports.offset(HTTP, HTTPS, ADMIN, JMS, JMX, GRID, ORB[0], ORB[1], ORB[2]);
        String java = System.getProperty("java.home");
        this.commands = new Commands(home, log, Map.of("JAVA_HOME", java, "AS_JAVA", java));
    }

    private static String version(Path file) throws IOException {
        Properties branding = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            branding.load(reader);
        }
        return "%s.%s.%s"
                .formatted(
                        branding.getProperty("major_version"),
                        branding.getProperty("minor_version"),
                        branding.getProperty("update_version"));
    }

    @Override
    public String title() {
        return "Payara Server " + version;
    }

    @Override
    public void configure(Database.Login login, Map<String, String> properties) {
        try {
            Path driver = Database.driver();
            Files.copy(driver, home.resolve("glassfish/lib").resolve(driver.getFileName()));
            usePorts();
            start();
            poolOf(login);
            asadmin("set", "server.jms-service.start-args=-Dimq.hostname=127.0.0.1");
            asadmin(
                    "set",
                    THREADS + ".max-thread-pool-size=80",
                    THREADS + ".min-thread-pool-size=80",
                    THREADS + ".max-queue-size=16384");
            List<String> options = new ArrayList<>();
            properties.forEach((name, value) -> options.add("-D%s=%s".formatted(name, escaped(value))));
            asadmin("create-jvm-options", String.join(":", options));
            stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shipped domain listens on every address of the machine; this one keeps to loopback. */
    private void usePorts() throws IOException {
        Path file = domain.resolve("config/domain.xml");
        String xml = Files.readString(file);
        int end = xml.indexOf("<config name=\"default-config\"");
        String own = xml.substring(0, end);
        for (int port : new int[] {HTTP, HTTPS, ADMIN}) {
            own = replaced(
                    own, "port=\"%d\"".formatted(port), "address=\"127.0.0.1\" port=\"%d\"".formatted(port + offset));
        }
        for (int port : new int[] {JMX, ORB[0], ORB[1], ORB[2]}) {
            own = replaced(
                    own,
                    "address=\"0.0.0.0\" port=\"%d\"".formatted(port),
                    "address=\"127.0.0.1\" port=\"%d\"".formatted(port + offset));
        }
        own = replaced(own, "value=\"%d\"".formatted(JMS), "value=\"%d\"".formatted(JMS + offset));
        own = replaced(own, "das-port=\"%d\"".formatted(GRID), "das-port=\"%d\"".formatted(GRID + offset));
        own = replaced(
                own,
                "<hazelcast-config-specific-configuration>",
                "<hazelcast-config-specific-configuration enabled=\"false\">");
        Files.writeString(file, own + xml.substring(end));
    }

    private static String replaced(String text, String what, String by) {
        if (!text.contains(what)) {
            throw new CheckFailed("the shipped domain.xml has no " + what);
        }
        return text.replace(what, by);
    }

    /** An XA data source takes one connection per transaction however many handles are open; a plain one takes one each. */
    private void poolOf(Database.Login login) throws IOException {
        Path secret = domain.resolve("config/alias.properties");
        Files.writeString(secret, "AS_ADMIN_ALIASPASSWORD=" + login.password() + "\n");
        asadmin("--passwordfile", secret.toString(), "create-password-alias", "kentongan-db");
        Files.delete(secret);
        asadmin(
                "create-jdbc-connection-pool",
                "--datasourceclassname",
                "org.postgresql.xa.PGXADataSource",
                "--restype",
                "javax.sql.XADataSource",
                "--steadypoolsize",
                "8",
                "--maxpoolsize",
                "64",
                "--isconnectvalidatereq=true",
                "--validationmethod",
                "custom-validation",
                "--validationclassname",
                "org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
                "--property",
                "serverName=%s:portNumber=%d:databaseName=%s:user=%s:password=${ALIAS\\=kentongan-db}"
                        .formatted(login.host(), login.port(), login.database(), login.user()),
                "kentongan");
        asadmin("create-jdbc-resource", "--connectionpoolid", "kentongan", "jdbc/kentongan");
        asadmin("ping-connection-pool", "kentongan");
    }

    @Override
    public void start() {
        commands.run(
                START.plusSeconds(30),
                command("start-domain", "--timeout", Long.toString(START.toSeconds()), "domain1"));
    }

    @Override
    public void deploy(Path ear) {
        asadmin("deploy", "--name", "kentongan", ear.toString());
    }

    @Override
    public void stop() {
        commands.run(
                STOP.plusSeconds(30), command("stop-domain", "--timeout", Long.toString(STOP.toSeconds()), "domain1"));
        process().ifPresent(ProcessHandle::destroyForcibly);
    }

    @Override
    public void kill() {
        process().ifPresent(ProcessHandle::destroyForcibly);
    }

    private Optional<ProcessHandle> process() {
        try {
            Path pid = domain.resolve("config/pid");
            return Files.exists(pid)
                    ? ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                            .filter(ProcessHandle::isAlive)
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + (HTTP + offset));
    }

    @Override
    public List<Path> logs() {
        return List.of(log, domain.resolve("logs/server.log"));
    }

    private void asadmin(String... arguments) {
        commands.run(COMMAND, command(arguments));
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/asadmin").toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(ADMIN + offset),
                "--interactive=false"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String escaped(String value) {
        return value.replace(":", "\\:");
    }
}
