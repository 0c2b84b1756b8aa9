package id.kentongan.launcher.database;

import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Program;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real PostgreSQL in the data folder: on loopback, every login by SCRAM with a random password, data durable
 * (the test helper that publishes these binaries starts them with fsync off and trust; that is why it is not used
 * here). It outlives a killed launcher; the next start finds it and stops it before it starts its own.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String DATABASE = "kentongan";
    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 9;

    private final Path data;
    private final PostgresBinaries binaries;
    private final Messages messages;
    private final Console console;
    private final List<String> prefix;
    private final Path log;
    private int port;

    private EmbeddedDatabase(
            Path data, PostgresBinaries binaries, Path log, List<String> prefix, Messages messages, Console console) {
        this.data = data;
        this.binaries = binaries;
        this.log = log;
        this.prefix = prefix;
        this.messages = messages;
        this.console = console;
    }

    /** Starts it, after making or rescuing it. The caller holds the lock of the data folder's database. */
    public static EmbeddedDatabase start(Path home, Secrets secrets, Messages messages, Console console)
            throws IOException, SQLException, InterruptedException {
        Path folder = home.resolve("database");
        Files.createDirectories(folder);
        Path log = home.resolve("log").resolve("postgresql.log");
        Files.createDirectories(log.getParent());
        List<String> prefix = prefix(messages);
        removeHalves(folder);
        PostgresBinaries binaries = PostgresBinaries.in(folder, messages, console);
        EmbeddedDatabase database =
                new EmbeddedDatabase(folder.resolve("data"), binaries, log, prefix, messages, console);
        if (Files.isDirectory(database.data)) {
            database.stopOrphan();
        } else {
            database.initialise(folder, secrets.get("database.superuser"));
        }
        database.startServer();
        try {
            database.prepareRoles(secrets);
        } catch (SQLException e) {
            database.close();
            if (String.valueOf(e.getSQLState()).startsWith("28")) {
                throw messages.refusal(e, "secrets-lost", home.resolve(Secrets.FILE));
            }
            throw e;
        }
        return database;
    }

    public static DatabaseAddress address(int port, Secrets secrets) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE,
                new Login("kentongan_owner", secrets.get("database.owner")),
                new Login("kentongan_vault", secrets.get("database.vault")),
                new Login("kentongan", secrets.get("database.application")),
                new Login("kentongan_reader", secrets.get("database.reader")));
    }

    public int port() {
        return port;
    }

    /** The process of a server on this data, if one runs: its pid and port. */
    record Running(long pid, int port, boolean ready) {}

    static Optional<Running> running(Path home) throws IOException {
        Path file = home.resolve("database/data/postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.get(0).strip());
        // After a reboot another process may have the number: only one called postgres counts.
        boolean alive = ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(p -> p.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
        boolean ready = lines.size() >= 8 && lines.get(7).startsWith("ready");
        return alive
                ? Optional.of(new Running(pid, Integer.parseInt(lines.get(3).strip()), ready))
                : Optional.empty();
    }

    private void stopOrphan() throws IOException, InterruptedException {
        Path home = data.getParent().getParent();
        Optional<Running> orphan = running(home);
        if (orphan.isEmpty()) {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            return;
        }
        console.say(messages.text("orphan-found", orphan.get().pid()));
        if (call("pg_ctl", "-D", data.toString(), "stop", "-m", "fast", "-w", "-t", "30") != 0) {
            call("pg_ctl", "-D", data.toString(), "stop", "-m", "immediate", "-w", "-t", "30");
        }
        console.say(messages.text("orphan-stopped"));
    }

    /** Made beside and moved into place, so that a start that is killed half-way leaves nothing half-made behind. */
    private void initialise(Path folder, String superuserPassword) throws IOException, InterruptedException {
        console.say(messages.text("initialising"));
        Path half = Files.createTempDirectory(folder, "half-");
        Path passwordFile = Files.createTempFile(folder, "half-password", "");
        try {
            Files.writeString(passwordFile, superuserPassword);
            int code = call(
                    "initdb",
                    "-D",
                    half.toString(),
                    "-U",
                    "postgres",
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + passwordFile,
                    "-E",
                    "UTF-8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions");
            if (code != 0) {
                throw messages.refusal("initdb-failed", lastLine());
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void removeHalves(Path folder) throws IOException {
        List<Path> halves;
        try (Stream<Path> all = Files.list(folder)) {
            halves = all.filter(p -> p.getFileName().toString().startsWith("half-"))
                    .toList();
        }
        for (Path half : halves) {
            Program.remove(half);
        }
    }

    private void startServer() throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            port = freePort();
            int code = call(
                    "pg_ctl",
                    "-D",
                    data.toString(),
                    "-l",
                    log.toString(),
                    "-w",
                    "-t",
                    String.valueOf(START_SECONDS),
                    "-o",
                    "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                            + " -c timezone=UTC -c password_encryption=scram-sha-256 -c max_connections=120",
                    "start");
            if (code == 0) {
                return;
            }
            // Between asking for a free port and taking it, somebody else may have had it.
            if (tries == 3) {
                throw messages.refusal("start-failed", lastLine(), log);
            }
        }
    }

    private void prepareRoles(Secrets secrets) throws SQLException {
        Login superuser = new Login("postgres", secrets.get("database.superuser"));
        DatabaseAddress address = address(port, secrets);
        try (Connection connection = superuser.open("jdbc:postgresql://127.0.0.1:" + port + "/postgres")) {
            ensureRole(connection, address.owner());
            ensureRole(connection, address.vault());
            ensureRole(connection, address.application());
            ensureRole(connection, address.reader());
            try (Statement statement = connection.createStatement()) {
                if (!exists(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                    statement.execute("create database " + DATABASE + " owner "
                            + address.owner().user());
                }
                statement.execute("revoke all on database " + DATABASE + " from public");
                statement.execute("grant connect on database " + DATABASE + " to "
                        + address.vault().user() + ", " + address.application().user() + ", "
                        + address.reader().user());
                statement.execute("alter role " + address.reader().user() + " set default_transaction_read_only = on");
            }
        }
    }

    private static void ensureRole(Connection connection, Login login) throws SQLException {
        String verb = exists(connection, "select 1 from pg_roles where rolname = ?", login.user()) ? "alter" : "create";
        // The password comes from our own alphabet of 64 characters: nothing to escape.
        try (Statement statement = connection.createStatement()) {
            statement.execute(verb + " role " + login.user()
                    + " login nosuperuser nocreatedb nocreaterole noreplication password '" + login.password() + "'");
        }
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Override
    public void close() {
        try {
            if (call("pg_ctl", "-D", data.toString(), "stop", "-m", "fast", "-w", "-t", String.valueOf(STOP_SECONDS))
                    != 0) {
                call("pg_ctl", "-D", data.toString(), "stop", "-m", "immediate", "-w", "-t", "3");
            }
        } catch (IOException e) {
            console.say(messages.text("stop-failed", String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int call(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add(binaries.program(program));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(data.getParent().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        if (!process.waitFor(START_SECONDS + 30L, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    private String lastLine() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it is. */
    private static List<String> prefix(Messages messages) throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        List<String> unshare = List.of("unshare", "-U");
        if (!namespacesWork()) {
            throw messages.refusal("root-refused");
        }
        return unshare;
    }

    public static boolean namespacesWork() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "-U", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
