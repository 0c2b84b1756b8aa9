package id.kentongan.st.servers;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One server, from its unpacked archive to a report that reached the province, before and after a restart. Prints each
 * step with its time; ends with 0 only if every step was right.
 */
public final class ServerCheck {

    private static final Duration HEALTH = Duration.ofMinutes(6);
    private static final Duration CLIMB = Duration.ofMinutes(4);
    private static final Duration SIGNAL = Duration.ofSeconds(15);
    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final int TAIL = 60;

    private final FullServer server;
    private final Path work;
    private final Path repository;
    private final PrintStream out;

    private ServerCheck(FullServer server, Path work, Path repository, PrintStream out) {
        this.server = server;
        this.work = work;
        this.repository = repository;
        this.out = out;
    }

    /** @param arguments payara or wildfly, and the repository's folder */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("arguments: payara|wildfly FOLDER");
            System.exit(2);
        }
        Path repository = Path.of(arguments[1]).toAbsolutePath().normalize();
        Path target = repository.resolve("system-tests/servers/target");
        Path work = Files.createDirectories(target.resolve("work"));
        Path log = work.resolve("commands.log");
        Path unpacked = target.resolve("unpacked");
        FullServer server = switch (arguments[0]) {
            case "payara" -> new Payara(unpacked, log);
            case "wildfly" -> new WildFly(unpacked, log);
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leaveNothing(server), "last resort"));
        ServerCheck check = new ServerCheck(server, work, repository, System.out);
        System.exit(check.pass() ? 0 : 1);
    }

    /** Also when the check itself is stopped, in the middle of a command that has just started a server. */
    private static void leaveNothing(FullServer server) {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        server.kill();
    }

    private boolean pass() {
        long from = System.nanoTime();
        out.println(server.title());
        try (Database database =
                step("PostgreSQL started", () -> Database.start(Files.createDirectories(work.resolve("database"))))) {
            try {
                run(database);
            } finally {
                // First the server, then its database.
                server.kill();
            }
            out.printf(Locale.ROOT, "%s: passed in %.0f s%n", server.title(), seconds(from));
            return true;
        } catch (CheckFailed | IOException e) {
            out.printf(Locale.ROOT, "%s: FAILED after %.0f s: %s%n", server.title(), seconds(from), e.getMessage());
            server.logs().forEach(this::printEnd);
            return false;
        }
    }

    private void run(Database database) throws IOException {
        Path home = Files.createDirectories(work.resolve("home"));
        step("schemas migrated", () -> {
            database.migrate(repository.resolve("launcher/target/kentongan.jar"), home, work.resolve("migrate.log"));
        });
        String key = Files.readString(home.resolve("open311-key.txt")).strip();
        Map<String, String> properties = new TreeMap<>(Map.of(
                "kentongan.profile",
                "demo",
                "kentongan.public.url",
                server.address().toString(),
                "kentongan.contact.key",
                UUID.randomUUID() + "-" + UUID.randomUUID()));
        step("server configured", () -> server.configure(database.login(), properties));
        Application application = new Application(server.address());
        Climb climb = new Climb(database);

        step("server started", server::start);
        step("EAR deployed", () -> server.deploy(repository.resolve("ear/target/kentongan.ear")));
        step("healthy", () -> application.awaitHealth(HEALTH));
        String first = climb(application, climb, home, key, "Lampu jalan padam");

        step("server stopped", server::stop);
        step("server started again", server::start);
        step("healthy", () -> application.awaitHealth(HEALTH));
        String second = climb(application, climb, home, key, "Jalan berlubang");

        climb.sendUnreadable();
        step("unreadable message parked, nothing on its way", () -> climb.verifyQuiet(QUIET));
        climb.verify(first);
        climb.verify(second);
        step("server stopped", server::stop);
    }

    private String climb(Application application, Climb climb, Path home, String key, String text) throws IOException {
        Officer officer = step("officer signed in", () -> Officer.signIn(server.address(), home));
        String ticket = application.report(key, text);
        Climb.Result result = climb.await(ticket, CLIMB);
        out.printf(
                Locale.ROOT,
                "  %6.1f s  %s climbed kelurahan, kecamatan, Pemkot, Pemprov; longest from deadline to alert %.1f s%n",
                result.time().toMillis() / 1000.0,
                ticket,
                result.lateness().toMillis() / 1000.0);
        step("live signal heard, alert on the officer's page", () -> officer.awaitAlert(ticket, SIGNAL));
        return ticket;
    }

    private void step(String name, Step step) throws IOException {
        this.<Object>step(name, () -> {
            step.take();
            return name;
        });
    }

    private <T> T step(String name, Answer<T> step) throws IOException {
        long from = System.nanoTime();
        try {
            T answer = step.take();
            out.printf(Locale.ROOT, "  %6.1f s  %s%n", seconds(from), name);
            return answer;
        } catch (java.sql.SQLException e) {
            throw new CheckFailed(name + ": " + e.getMessage(), e);
        }
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }

    private void printEnd(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            out.println("---- " + log);
            all.subList(Math.max(0, all.size() - TAIL), all.size()).forEach(out::println);
        } catch (IOException e) {
            out.println("---- " + log + " cannot be read");
        }
    }

    private interface Step {
        void take() throws IOException;
    }

    private interface Answer<T> {
        T take() throws IOException, java.sql.SQLException;
    }
}
