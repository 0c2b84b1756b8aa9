package id.kentongan.st.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A PostgreSQL of our own, prepared as an administrator does it: one database, four roles, passwords. */
final class Database implements AutoCloseable {

    private static final String NAME = "kentongan";
    private static final String APPLICATION = "kentongan";
    private static final String OWNER = "kentongan_owner";
    private static final String VAULT = "kentongan_vault";
    private static final String READER = "kentongan_reader";
    private static final String SUPERUSER = "postgres";
    private static final Duration MIGRATION = Duration.ofMinutes(5);

    private final EmbeddedPostgres server;
    private final Map<String, String> passwords = new TreeMap<>();

    private Database(EmbeddedPostgres server) {
        this.server = server;
    }

    static Database start(Path folder) throws IOException, SQLException {
        Path data = folder.resolve("data");
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                // A node on a database that may forget a commit is not ready.
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setPGStartupWait(Duration.ofMinutes(2))
                .start();
        Database database = new Database(server);
        database.prepare(data);
        return database;
    }

    private void prepare(Path data) throws IOException, SQLException {
        SecureRandom random = new SecureRandom();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : List.of(OWNER, VAULT, APPLICATION, READER)) {
                byte[] secret = new byte[16];
                random.nextBytes(secret);
                passwords.put(role, HexFormat.of().formatHex(secret));
                statement.execute("create role %s login password '%s'".formatted(role, passwords.get(role)));
            }
            byte[] secret = new byte[16];
            random.nextBytes(secret);
            passwords.put(SUPERUSER, HexFormat.of().formatHex(secret));
            statement.execute("alter role %s password '%s'".formatted(SUPERUSER, passwords.get(SUPERUSER)));
            statement.execute("create database %s owner %s".formatted(NAME, OWNER));
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        }
    }

    /** Brings schemas, reference data and the demonstration's key to this database, by the command an administrator uses. */
    void migrate(Path launcher, Path home, Path log) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "KENTONGAN_HOME", home.toString(),
                "KENTONGAN_PROFILE", "demo",
                "KENTONGAN_DB_URL", url(),
                "KENTONGAN_DB_USER", APPLICATION,
                "KENTONGAN_DB_PASSWORD", passwords.getOrDefault(APPLICATION, ""),
                "KENTONGAN_DB_OWNER", OWNER,
                "KENTONGAN_DB_OWNER_PASSWORD", passwords.getOrDefault(OWNER, ""),
                "KENTONGAN_DB_READER", READER,
                "KENTONGAN_DB_READER_PASSWORD", passwords.getOrDefault(READER, "")));
        environment.put("KENTONGAN_DB_VAULT_PASSWORD", passwords.getOrDefault(VAULT, ""));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        new Commands(home, log, environment)
                .run(MIGRATION, List.of(java, "-Xmx512m", "-jar", launcher.toString(), "migrate"));
    }

    /** What the application logs in with. */
    Login login() {
        return new Login("127.0.0.1", server.getPort(), NAME, APPLICATION, passwords.getOrDefault(APPLICATION, ""));
    }

    /** The superuser looks from outside at what the application wrote. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), SUPERUSER, passwords.get(SUPERUSER));
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), NAME);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** The driver's jar, the same file that the application servers get. */
    static Path driver() {
        try {
            return Path.of(org.postgresql.Driver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new CheckFailed("the driver's jar cannot be found", e);
        }
    }

    record Login(String host, int port, String database, String user, String password) {}
}
