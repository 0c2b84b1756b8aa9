package id.kentongan.launcher.seed;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.identity.control.PasswordHash;
import id.kentongan.core.identity.control.Secrets;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real PostgreSQL with core's migrations. */
class AccountSeedTest {

    private static final URI ADDRESS = URI.create("http://127.0.0.1:8080");
    private static EmbeddedPostgres postgres;

    @TempDir
    Path home;

    private Connection owner;
    private Rows rows;

    @BeforeAll
    static void database() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            new Rows(connection).update("create role app");
            new Rows(connection).update("create role reader");
            new Rows(connection).update("create role kentongan_vault");
        }
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .schemas("core")
                .locations("classpath:db/core")
                .placeholders(Map.of("app", "app", "reader", "reader", "vault", "kentongan_vault", "owner", "postgres"))
                .load()
                .migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void emptyOfPeople() throws SQLException {
        owner = postgres.getPostgresDatabase().getConnection();
        rows = new Rows(owner);
        rows.update("truncate core.person, core.account, core.membership, core.activation, core.api_key cascade");
        rows.update("delete from core.unit where tenant_id = 900");
        rows.update("delete from core.tenant where id = 900");
        rows.update(
                "insert into core.tenant values (900, 'UJI', 'uji.invalid', 'Kota Uji', '98.71', 'Asia/Jakarta', 'demo')");
        for (String unit : List.of("PEMKOT 98.71", "KECAMATAN 98.71.01", "KELURAHAN 98.71.01.1001")) {
            rows.update(
                    "insert into core.unit (id, tenant_id, tier, area_code, name) values (gen_random_uuid(), 900, ?, ?, ?)",
                    unit.split(" ")[0],
                    unit.split(" ")[1],
                    "Unit " + unit);
        }
    }

    @AfterEach
    void close() throws SQLException {
        owner.close();
    }

    @Test
    void the_first_start_writes_a_link_that_only_its_owner_can_read() throws Exception {
        URI link =
                AccountSeed.seed(owner, home, ADDRESS, false).activationLink().orElseThrow();
        assertThat(link.toString()).matches("http://127\\.0\\.0\\.1:8080/activate\\.xhtml\\?token=[A-Za-z0-9_-]{43}");
        Path file = home.resolve("activation-link.txt");
        assertThat(file).hasContent(link.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(home.resolve("demo-accounts.txt")).doesNotExist();
        assertThat(hash(link)).isEqualTo(1);
    }

    @Test
    void a_second_start_keeps_the_link_and_a_late_one_replaces_it() throws Exception {
        URI first =
                AccountSeed.seed(owner, home, ADDRESS, false).activationLink().orElseThrow();
        assertThat(AccountSeed.seed(owner, home, ADDRESS, false).activationLink())
                .contains(first);
        rows.update("update core.activation set expires_at = now()");
        assertThat(AccountSeed.seed(owner, home, ADDRESS, false).activationLink())
                .isPresent()
                .get()
                .isNotEqualTo(first);
    }

    @Test
    void the_link_is_taken_away_once_there_is_an_administrator() throws Exception {
        AccountSeed.seed(owner, home, ADDRESS, false);
        rows.update("update core.account set password_hash = 'x'");
        assertThat(AccountSeed.seed(owner, home, ADDRESS, false).activationLink())
                .isEmpty();
        assertThat(home.resolve("activation-link.txt")).doesNotExist();
    }

    @Test
    void a_demonstration_has_an_officer_per_tier_a_privacy_officer_and_a_key() throws Exception {
        AccountSeed.seed(owner, home, ADDRESS, true);
        List<String> lines = Files.readAllLines(home.resolve("demo-accounts.txt"));
        assertThat(lines).first().isEqualTo("tenant\tunit\trole\tuser\tpassword");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("UJI\t"))
                .extracting(line -> line.split("\t")[3])
                .containsExactlyInAnyOrder("uji-kelurahan", "uji-kecamatan", "uji-pemkot", "uji-privacy");
        assertThat(lines).anyMatch(line -> line.startsWith("UJI\tUnit PEMKOT 98.71\tPRIVACY_OFFICER\tuji-privacy\t"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t");
            assertThat(cells).hasSize(5);
            assertThat(PasswordHash.verify(cells[4].toCharArray(), stored(cells[3])))
                    .isTrue();
        }
        String key = Files.readString(home.resolve("open311-key.txt")).strip();
        assertThat(rows.list("select key_hash from core.api_key", row -> row.getBytes(1)))
                .containsExactly(Secrets.hash(key));
        for (Path file : AccountSeed.demoFiles(home)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_second_start_of_the_demonstration_changes_nothing() throws Exception {
        AccountSeed.seed(owner, home, ADDRESS, true);
        String accounts = Files.readString(home.resolve("demo-accounts.txt"));
        String key = Files.readString(home.resolve("open311-key.txt"));
        String hash = stored("uji-kelurahan");
        AccountSeed.seed(owner, home, ADDRESS, true);
        assertThat(home.resolve("demo-accounts.txt")).hasContent(accounts);
        assertThat(home.resolve("open311-key.txt")).hasContent(key);
        assertThat(stored("uji-kelurahan")).isEqualTo(hash);
        assertThat(rows.one("select count(*) from core.membership where unit_id is not null", row -> row.getInt(1)))
                .contains(accounts.lines().toList().size() - 1);
    }

    @Test
    void a_lost_file_means_new_passwords_and_a_new_key() throws Exception {
        AccountSeed.seed(owner, home, ADDRESS, true);
        String hash = stored("uji-kelurahan");
        Files.delete(home.resolve("demo-accounts.txt"));
        Files.delete(home.resolve("open311-key.txt"));
        AccountSeed.seed(owner, home, ADDRESS, true);
        assertThat(stored("uji-kelurahan")).isNotEqualTo(hash);
        assertThat(rows.one("select count(*) from core.api_key where revoked_at is null", row -> row.getInt(1)))
                .contains(1);
    }

    private String stored(String userName) throws SQLException {
        return rows.one("select password_hash from core.account where user_name = ?", row -> row.getString(1), userName)
                .orElseThrow();
    }

    private int hash(URI link) throws SQLException {
        return rows.one("select count(*) from core.activation where token_hash = ?", row -> row.getInt(1), (Object)
                        Secrets.hash(link.toString().replaceAll(".*token=", "")))
                .orElseThrow();
    }
}
