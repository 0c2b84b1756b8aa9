package id.kentongan.bench;

import id.kentongan.core.identity.control.Secrets;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The started jar with a data folder of its own, as a small city would run it: production's terms, since those of a
 * demonstration would climb during the measurement, with the database and broker that it brings.
 */
final class City implements AutoCloseable {
    private static final long START_SECONDS = 300;
    private static final long STOP_SECONDS = 30;

    private final Path jar;
    private final Path home;
    private final int port;
    private final Process process;
    private final String key = Secrets.draw();

    private City(Path jar, Path home, int port, Process process) {
        this.jar = jar;
        this.home = home;
        this.port = port;
        this.process = process;
    }

    /** @param options of the server's Java */
    static City start(Path jar, Path home, List<String> options) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Files.createDirectories(home);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString(), "run"));
        ProcessBuilder builder = program(command, home, port);
        // One client with one key may not send this much: here it is meant to.
        for (String limit : List.of("ADDRESS", "FILING", "KEY_READING", "KEY_FILING", "OFFICER", "TALK")) {
            builder.environment().put("KENTONGAN_LIMIT_" + limit, "100000/1000000");
        }
        builder.environment().put("KENTONGAN_BOUNDS_SOCKETS_ADDRESS", "10000");
        // And its clients wait for a place; the places are those that are shipped.
        builder.environment().put("KENTONGAN_BOUNDS_WAITING", "20");
        Path output = home.resolve("bench-output.txt");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        City city = new City(jar, home, port, process);
        Runtime.getRuntime().addShutdownHook(new Thread(city::close));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!Files.readString(output).contains("Kentongan is ready")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                city.close();
                throw new IllegalStateException("does not start: " + output);
            }
            Thread.sleep(200);
        }
        city.giveKey();
        return city;
    }

    private static ProcessBuilder program(List<String> command, Path home, int port) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("KENTONGAN_"));
        builder.environment().put("KENTONGAN_HOME", home.toString());
        builder.environment().put("KENTONGAN_HTTP_PORT", String.valueOf(port));
        builder.environment().put("KENTONGAN_PROFILE", "production");
        builder.environment().put("KENTONGAN_PUBLIC_URL", "http://localhost:" + port);
        builder.environment().put("KENTONGAN_ACCEPT_EMBEDDED", "database,broker");
        builder.environment().put("KENTONGAN_LANG", "en");
        return builder;
    }

    /** How a command ended. */
    record Told(int code, String printed) {}

    /**
     * Carries out a command of the program beside the running one, as an operator would.
     *
     * @return its exit code and what it printed
     */
    Told command(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                jar.toString()));
        command.addAll(List.of(words));
        Process program = program(command, home, port).redirectErrorStream(true).start();
        String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Told(program.waitFor(), printed);
    }

    /** Adds reports of a city that never was: of Jakarta, over 120 days, most of them closed. */
    void invent(int reports, int seed) throws IOException, InterruptedException {
        Told told = command(
                "generate",
                "--tenant",
                "JKT",
                "--reports",
                String.valueOf(reports),
                "--days",
                "120",
                "--seed",
                String.valueOf(seed),
                "--yes-really");
        if (told.code() != 0) {
            throw new IllegalStateException(told.printed());
        }
    }

    /** A folder for files of a measurement. */
    Path home() {
        return home;
    }

    private void giveKey() throws SQLException {
        try (Connection owner = asOwner();
                PreparedStatement insert = owner.prepareStatement(
                        "insert into core.api_key (id, key_hash, name, tenant_id) values (?, ?, 'bench', null)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setBytes(2, Secrets.hash(key));
            insert.executeUpdate();
        }
    }

    int port() {
        return port;
    }

    /** The key with which reports may be filed. */
    String key() {
        return key;
    }

    long pid() {
        return process.pid();
    }

    long databasePid() {
        return Long.parseLong(postmaster(0));
    }

    Connection asApplication() throws SQLException {
        Connection connection = connect("kentongan", "database.application");
        try (Statement statement = connection.createStatement()) {
            statement.execute("set kentongan.scope = 'system:command'");
        }
        return connection;
    }

    /** No wall between tenants stands before the owner, and COPY is refused where one does. */
    Connection asOwner() throws SQLException {
        return connect("kentongan_owner", "database.owner");
    }

    Connection asSuperuser() throws SQLException {
        return connect("postgres", "database.superuser");
    }

    private Connection connect(String user, String secret) throws SQLException {
        Properties secrets = new Properties();
        try (var in = Files.newInputStream(home.resolve("secrets.properties"))) {
            secrets.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postmaster(3) + "/kentongan", user, secrets.getProperty(secret));
    }

    long number(String sql) throws SQLException {
        try (Connection connection = asSuperuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** As the superuser, one transaction each. */
    void change(String... statements) throws SQLException {
        try (Connection connection = asSuperuser();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Waits until every message of the outbox has had its effect. */
    void settle() throws Exception {
        while (number("select count(*) from core.outbox where consumed_at is null") > 0) {
            Thread.sleep(500);
        }
    }

    private String postmaster(int line) {
        try {
            return Files.readAllLines(home.resolve("database/data/postmaster.pid"))
                    .get(line)
                    .strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        @Nullable ProcessHandle database = null;
        if (process.isAlive() && Files.exists(home.resolve("database/data/postmaster.pid"))) {
            database = ProcessHandle.of(databasePid()).orElse(null);
        }
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                if (database != null) {
                    database.destroy();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
