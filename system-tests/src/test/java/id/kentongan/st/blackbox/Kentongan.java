package id.kentongan.st.blackbox;

import id.kentongan.st.Checkout;
import id.kentongan.st.container.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The built jar with a data folder of its own: started, asked, stopped, killed. Closing it leaves no process behind. */
public final class Kentongan implements AutoCloseable {

    public static final Path JAR = Checkout.ROOT.resolve("launcher/target/kentongan.jar");

    /** Those of {@code ./kentongan run}. */
    public static final List<String> OPTIONS_OF_THE_SCRIPT =
            List.of("-Xmx1g", "-XX:+UseG1GC", "-XX:MaxMetaspaceSize=512m", "-XX:+ExitOnOutOfMemoryError");

    /**
     * One machine plays all clients, so the limits per client are raised out of the way; {@code ShippedLimitsIT} has the
     * shipped ones.
     */
    private static final Map<String, String> RAISED_LIMITS = Map.of(
            "KENTONGAN_LIMIT_ADDRESS", "100000/1000000",
            "KENTONGAN_LIMIT_FILING", "100000/1000000",
            "KENTONGAN_LIMIT_KEY_READING", "100000/1000000",
            "KENTONGAN_LIMIT_KEY_FILING", "100000/1000000",
            "KENTONGAN_LIMIT_OFFICER", "100000/1000000",
            "KENTONGAN_LIMIT_SIGN_IN", "100000/1000000");

    /** For tests: quick to start, small beside a build. */
    public static final List<String> OPTIONS_OF_TESTS =
            List.of("-Xmx640m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** Cold, on a machine that builds at the same time. */
    private static final Duration READY_LIMIT = Duration.ofMinutes(4);

    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(2);

    private final Path home;
    private final int port;
    private final Map<String, String> environment;
    private @Nullable Process process;
    private @Nullable Path output;
    private Map<String, String> limits = RAISED_LIMITS;
    private List<String> options = OPTIONS_OF_TESTS;
    private Path jar = JAR;
    private String temporary = System.getProperty("java.io.tmpdir");
    private List<String> prefix = List.of();
    private String host = "localhost";
    private int starts;

    private Kentongan(Path home, int port, Map<String, String> environment) {
        this.home = home;
        this.port = port;
        this.environment = environment;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** With an empty data folder. */
    public static Kentongan in(Path home) {
        return in(home, Map.of());
    }

    /** With an empty data folder and more settings. */
    public static Kentongan in(Path home, Map<String, String> environment) {
        if (!Files.isRegularFile(JAR)) {
            throw new IllegalStateException("not built: " + JAR + "; run mvn package first");
        }
        remove(home);
        return new Kentongan(home.toAbsolutePath().normalize(), FreePort.draw(), environment);
    }

    /** Starts another jar than the built one. */
    public Kentongan fromJar(Path other) {
        jar = other;
        return this;
    }

    /** The jar that it starts. */
    public Path jar() {
        return jar;
    }

    /** @param most such as {@code 512m} */
    public Kentongan withHeap(String most) {
        List<String> changed = new ArrayList<>(options);
        changed.replaceAll(option -> option.startsWith("-Xmx") ? "-Xmx" + most : option);
        options = List.copyOf(changed);
        return this;
    }

    /**
     * Somewhere else than beside the tests.
     *
     * @param before what comes before its command
     * @param address where it is reached then
     */
    public Kentongan within(List<String> before, String address) {
        prefix = List.copyOf(before);
        host = address;
        return this;
    }

    /** Where it puts what it needs for a moment. */
    public Kentongan withTemporaryFolder(Path folder) {
        temporary = folder.toString();
        return this;
    }

    /** With the limits per client that users get. */
    public Kentongan withShippedLimits() {
        limits = Map.of();
        return this;
    }

    /** As a user would run it. */
    public Kentongan withTheScriptsOptions() {
        options = OPTIONS_OF_THE_SCRIPT;
        return this;
    }

    /** What a command printed and how it ended. */
    public record Ended(int code, List<String> out, List<String> err) {}

    /** Starts {@code run} without waiting for it. */
    public Kentongan start() {
        Path file = home.resolveSibling(home.getFileName() + "-run" + ++starts + ".log");
        output = file;
        try {
            Files.createDirectories(file.getParent());
            process = builder("run")
                    .redirectErrorStream(true)
                    .redirectOutput(file.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Waits for the ready line and answers with it. */
    public String awaitReady() {
        return await(
                "the ready line",
                () -> lines().stream()
                        .filter(line -> line.startsWith("Kentongan is ready"))
                        .findFirst());
    }

    private String await(String what, java.util.function.Supplier<Optional<String>> sight) {
        long end = System.nanoTime() + READY_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            Optional<String> found = sight.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (!running().isAlive()) {
                throw new AssertionError("ended before " + what + ":\n" + lastWords());
            }
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError("no " + what + " in " + READY_LIMIT.toSeconds() + " s:\n" + lastWords());
    }

    /** What {@code run} has printed so far. */
    public List<String> lines() {
        Path file = output;
        try {
            return file == null ? List.of() : Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last of it, without the bars of progress. */
    private String lastWords() {
        List<String> words =
                lines().stream().filter(line -> !line.contains(" %")).toList();
        return String.join("\n", words.subList(Math.max(0, words.size() - 5), words.size()));
    }

    /** Another command on the same data folder. */
    public Ended command(String... words) {
        Path out = home.resolveSibling(home.getFileName() + "-command.out");
        Path err = home.resolveSibling(home.getFileName() + "-command.err");
        try {
            Files.createDirectories(out.getParent());
            Process command = builder(words)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!command.waitFor(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                command.destroyForcibly();
                throw new AssertionError(
                        Arrays.toString(words) + " has not ended in " + COMMAND_LIMIT.toSeconds() + " s");
            }
            return new Ended(command.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Begins a command and leaves it running; what it prints goes to the file. */
    public Process begin(Path output, String... words) throws IOException {
        return builder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** The rows that the command {@code sql} prints, cell by cell. */
    public List<List<String>> sql(String query) {
        Ended ended = command("sql", query);
        if (ended.code() != 0) {
            throw new AssertionError(query + ": " + ended.err());
        }
        return ended.out().stream()
                .skip(2)
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
    }

    /** The one number that a query answers with. */
    public long number(String query) {
        return Long.parseLong(sql(query).get(0).get(0));
    }

    private ProcessBuilder builder(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-jar",
                jar.toString()));
        command.addAll(1, words[0].equals("run") ? options : OPTIONS_OF_TESTS);
        command.addAll(List.of(words));
        command.addAll(0, prefix);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("KENTONGAN_"));
        builder.environment().put("KENTONGAN_HOME", home.toString());
        builder.environment().put("KENTONGAN_HTTP_PORT", String.valueOf(port));
        builder.environment().put("KENTONGAN_PROFILE", "demo");
        builder.environment().put("KENTONGAN_LANG", "en");
        builder.environment().putAll(limits);
        builder.environment().putAll(environment);
        return builder;
    }

    public Path home() {
        return home;
    }

    public int port() {
        return port;
    }

    public URI uri(String path) {
        return URI.create("http://" + host + ":" + port + path);
    }

    public Process running() {
        Process started = process;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    /** The process of the embedded PostgreSQL, as its own file names it. */
    public ProcessHandle postgres() {
        return ProcessHandle.of(Long.parseLong(postmaster(0))).orElseThrow();
    }

    public int postgresPort() {
        return Integer.parseInt(postmaster(3));
    }

    private String postmaster(int line) {
        try {
            return Files.readAllLines(home.resolve("database/data/postmaster.pid"))
                    .get(line)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Properties secrets() {
        Properties secrets = new Properties();
        try (var in = Files.newInputStream(home.resolve("secrets.properties"))) {
            secrets.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets;
    }

    public String open311Key() {
        try {
            return Files.readString(home.resolve("open311-key.txt")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The demonstration's password of a user. */
    public String password(String user) {
        try {
            return Files.readAllLines(home.resolve("demo-accounts.txt")).stream()
                    .map(line -> line.split("\t"))
                    .filter(cells -> cells.length == 5 && cells[3].equals(user))
                    .findFirst()
                    .orElseThrow()[4];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps it from doing anything (SIGSTOP): its connections stay, and nobody answers. */
    public void pause() {
        signal("-STOP");
    }

    /** Lets it go on (SIGCONT). */
    public void goOn() {
        signal("-CONT");
    }

    private void signal(String which) {
        try {
            new ProcessBuilder("kill", which, String.valueOf(running().pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As the system does it when it must: no hook runs. */
    public void kill() {
        running().destroyForcibly();
        await(running(), Duration.ofSeconds(10));
    }

    /** SIGTERM; answers with the time until the process was gone. */
    public Duration stop() {
        return stop(Duration.ZERO);
    }

    /** @param farewell how long it says farewell before it stops */
    public Duration stop(Duration farewell) {
        long start = System.nanoTime();
        running().destroy();
        await(running(), farewell.plusSeconds(30));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void await(Process process, Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still alive after " + limit.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends whatever of it still runs, the database too. */
    @Override
    public void close() {
        Process started = process;
        if (started == null) {
            return;
        }
        process = null;
        started.destroy();
        try {
            if (environment.containsKey("KENTONGAN_STOP_AFTER") && !started.waitFor(1, TimeUnit.SECONDS)) {
                // Nobody is left to say farewell to.
                started.destroy();
            }
            if (!started.waitFor(20, TimeUnit.SECONDS)) {
                started.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
            if (Files.exists(home.resolve("database/data/postmaster.pid"))) {
                ProcessHandle.of(Long.parseLong(postmaster(0)))
                        .filter(handle -> handle.info()
                                .command()
                                .filter(command -> command.startsWith(home.toString()))
                                .isPresent())
                        .ifPresent(Kentongan::end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until it is gone: its files may lie where the next step wants to clear. */
    private static void end(ProcessHandle postgres) {
        postgres.destroy();
        long limit = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (postgres.isAlive() && System.nanoTime() < limit) {
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> old = Files.walk(folder)) {
            for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
