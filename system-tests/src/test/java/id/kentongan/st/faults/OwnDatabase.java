package id.kentongan.st.faults;

import id.kentongan.st.Eventually;
import id.kentongan.st.container.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A PostgreSQL that no node owns, durable and with the four roles, as an installation with two nodes has it, on loopback.
 */
final class OwnDatabase implements AutoCloseable, Books.Address {

    private static final List<String> ROLES =
            List.of("kentongan_owner", "kentongan_vault", "kentongan", "kentongan_reader");
    private static final List<String> VARIABLES = List.of(
            "KENTONGAN_DB_OWNER_PASSWORD",
            "KENTONGAN_DB_VAULT_PASSWORD",
            "KENTONGAN_DB_PASSWORD",
            "KENTONGAN_DB_READER_PASSWORD");
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on", "max_connections", "250");

    private final Path data;
    private final Path log;
    private final Path tool;
    private final int port;
    private final Map<String, String> passwords = new HashMap<>();

    private OwnDatabase(Path data, Path tool, int port) {
        this.data = data;
        this.tool = tool;
        this.port = port;
        this.log = data.resolveSibling("postgresql.log");
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** @param folder for its data and programs; may be a mount point */
    static OwnDatabase start(Path folder) throws Exception {
        Path whole = folder.toAbsolutePath();
        Path data = whole.resolve("data");
        if (Files.exists(data)) {
            // What a run that was interrupted has left.
            try (Stream<Path> old = Files.walk(data)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(whole);
        int port = FreePort.draw();
        // The helper unpacks the programs and makes the data; its own way to start keeps nothing.
        EmbeddedPostgres first = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(whole.resolveSibling("programs").toFile())
                .setDataDirectory(data.toFile())
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
        Path tool = program(data).resolveSibling("pg_ctl");
        first.close();
        OwnDatabase database = new OwnDatabase(data, tool, port);
        database.startAgain();
        database.makeRoles();
        return database;
    }

    private static Path program(Path data) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        return Path.of(ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow());
    }

    private void makeRoles() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < ROLES.size(); i++) {
                String password = UUID.randomUUID().toString();
                passwords.put(VARIABLES.get(i), password);
                statement.execute("create role " + ROLES.get(i) + " login password '" + password + "'");
            }
            statement.execute("alter database postgres owner to kentongan_owner");
        }
    }

    /** What a node is told. */
    Map<String, String> settings() {
        return settings("127.0.0.1", port);
    }

    /** The same for one that comes by another way. */
    Map<String, String> settings(String host, int atPort) {
        Map<String, String> settings = new HashMap<>(passwords);
        settings.put("KENTONGAN_DB_URL", "jdbc:postgresql://" + host + ":" + atPort + "/postgres");
        return settings;
    }

    int port() {
        return port;
    }

    @Override
    public Connection connect() throws SQLException {
        return java.sql.DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=5&socketTimeout=60",
                "postgres",
                "postgres");
    }

    void startAgain() throws Exception {
        startAgain(Map.of());
    }

    /** @param surroundings more of its environment, as for another clock */
    void startAgain(Map<String, String> surroundings) throws Exception {
        StringBuilder options = new StringBuilder(
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + " -c timezone=UTC");
        DURABLE.forEach(
                (name, value) -> options.append(" -c ").append(name).append('=').append(value));
        call(surroundings, "start", "-w", "-t", "60", "-l", log.toString(), "-o", options.toString());
    }

    /** @param mode smart, fast or immediate */
    void stop(String mode) throws Exception {
        call(Map.of(), "stop", "-m", mode, "-w", "-t", "60");
    }

    private void call(Map<String, String> surroundings, String verb, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(tool.toString(), verb, "-D", data.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().putAll(surroundings);
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("pg_ctl " + verb + ": see " + log);
        }
    }

    @Override
    public void close() {
        if (!Files.exists(data.resolve("postmaster.pid"))) {
            return;
        }
        try {
            stop("fast");
        } catch (IllegalStateException e) {
            try {
                stop("immediate");
            } catch (Exception again) {
                e.addSuppressed(again);
                throw e;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until one that comes back by itself takes connections; {@link #startAgain} has waited already. */
    void awaitReady(Duration limit) {
        Eventually.within(limit, () -> {
            try (Connection connection = connect()) {
                if (!connection.isValid(5)) {
                    throw new AssertionError("the database does not answer");
                }
            } catch (SQLException e) {
                throw new AssertionError("the database does not come back", e);
            }
        });
    }
}
