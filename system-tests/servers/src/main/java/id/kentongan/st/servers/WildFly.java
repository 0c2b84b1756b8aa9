package id.kentongan.st.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** WildFly with its full profile, which has the message broker. */
final class WildFly implements FullServer {

    private static final String PREFIX = "wildfly-";
    private static final int HTTP = 8080;
    private static final int ADMIN = 9990;
    private static final int[] OTHERS = {8009, 8443, 9993, 3528, 3529, 4712, 4713};
    private static final Duration COMMAND = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final String version;
    private final Path home;
    private final Path log;
    private final int offset;
    private final Commands commands;

    private volatile @Nullable Process process;

    /** @param folder where the archive was unpacked */
    WildFly(Path folder, Path log) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            this.home = entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .findFirst()
                    .orElseThrow(() -> new CheckFailed("no WildFly in " + folder));
        }
        this.version = home.getFileName().toString().substring(PREFIX.length());
        this.log = log;
        int[] ports = new int[OTHERS.length + 2];
        System.arraycopy(OTHERS, 0, ports, 2, OTHERS.length);
        ports[0] = HTTP;
        ports[1] = ADMIN;
        this.offset = Ports.offset(ports);
        this.commands = new Commands(
                home, log, Map.of("JAVA_HOME", System.getProperty("java.home"), "LAUNCH_JBOSS_IN_BACKGROUND", "1"));
    }

    @Override
    public String title() {
        return "WildFly " + version;
    }

    @Override
    public void configure(Database.Login login, Map<String, String> properties) {
        List<String> script = new ArrayList<>();
        script.add("embed-server --server-config=standalone-full.xml");
        script.add(
                "module add --name=org.postgresql --resources=%s --dependencies=java.sql,java.naming,java.management,java.logging,java.security.sasl,java.xml,jdk.net,java.security.jgss,jakarta.transaction.api"
                        .formatted(Database.driver()));
        script.add(
                "/subsystem=datasources/jdbc-driver=postgresql:add(driver-name=postgresql,"
                        + "driver-module-name=org.postgresql,driver-xa-datasource-class-name=org.postgresql.xa.PGXADataSource)");
        script.add(("xa-data-source add --name=kentongan --jndi-name=java:/jdbc/kentongan --driver-name=postgresql"
                        + " --user-name=%s --password=%s"
                        + " --xa-datasource-properties={ServerName=%s,PortNumber=%d,DatabaseName=%s}"
                        + " --min-pool-size=8 --max-pool-size=64 --validate-on-match=true"
                        + " --valid-connection-checker-class-name="
                        + "org.jboss.jca.adapters.jdbc.extensions.postgres.PostgreSQLValidConnectionChecker"
                        + " --exception-sorter-class-name="
                        + "org.jboss.jca.adapters.jdbc.extensions.postgres.PostgreSQLExceptionSorter")
                .formatted(login.user(), login.password(), login.host(), login.port(), login.database()));
        script.add("/subsystem=io/worker=default:write-attribute(name=task-max-threads,value=80)");
        script.add("/subsystem=transactions:write-attribute(name=node-identifier,value=kentongan)");
        properties.forEach((name, value) -> script.add("/system-property=%s:add(value=\"%s\")".formatted(name, value)));
        script.add("stop-embedded-server");
        try {
            Path file = home.resolve("kentongan.cli");
            Files.write(file, script);
            commands.run(COMMAND, List.of(home.resolve("bin/jboss-cli.sh").toString(), "--file=" + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start() {
        Process started = commands.start(List.of(
                home.resolve("bin/standalone.sh").toString(),
                "-c",
                "standalone-full.xml",
                "-b",
                "127.0.0.1",
                "-bmanagement",
                "127.0.0.1",
                "-Djboss.socket.binding.port-offset=" + offset));
        process = started;
        Patience.await("WildFly that takes commands", COMMAND, () -> {
            if (!started.isAlive()) {
                throw new CheckFailed("WildFly ended with " + started.exitValue());
            }
            return commands.code(COMMAND, cli(":read-attribute(name=server-state)")) == 0
                    ? Optional.of(true)
                    : Optional.empty();
        });
    }

    @Override
    public void deploy(Path ear) {
        commands.run(COMMAND, cli("deploy " + ear));
    }

    @Override
    public void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        commands.code(COMMAND, cli(":shutdown(suspend-timeout=5)"));
        try {
            if (!running.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                kill();
                throw new CheckFailed("WildFly did not stop within %d s".formatted(STOP.toSeconds()));
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void kill() {
        Process running = process;
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + (HTTP + offset));
    }

    @Override
    public List<Path> logs() {
        return List.of(log, home.resolve("standalone/log/server.log"));
    }

    private List<String> cli(String command) {
        return List.of(
                home.resolve("bin/jboss-cli.sh").toString(),
                "--connect",
                "--controller=127.0.0.1:" + (ADMIN + offset),
                "--command=" + command);
    }
}
