package id.kentongan.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {
    private final Messages messages = Messages.beside(EmbeddedDatabase.class, Locale.ENGLISH);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said), new PrintStream(said), false);

    @TempDir
    Path home;

    private Secrets secrets;
    private EmbeddedDatabase database;
    private DatabaseAddress address;

    @BeforeEach
    void start() throws Exception {
        secrets = Secrets.in(home);
        database = EmbeddedDatabase.start(home, secrets, messages, console);
        address = EmbeddedDatabase.address(database.port(), secrets);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void nobody_gets_in_without_the_right_password() {
        for (String user :
                new String[] {"postgres", "kentongan", "kentongan_owner", "kentongan_vault", "kentongan_reader"}) {
            assertThatThrownBy(() -> DriverManager.getConnection(address.url(), user, null))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(address.url(), user, user))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void a_commit_is_on_disk_before_it_is_answered() throws SQLException {
        try (Connection connection = address.application().open(address.url())) {
            assertThat(text(connection, "show fsync")).isEqualTo("on");
            assertThat(text(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(text(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void the_applications_role_owns_nothing_and_the_reader_only_reads() throws Exception {
        new Migrations(address, messages).migrate(console);

        try (Connection application = address.application().open(address.url());
                Connection reader = address.reader().open(address.url())) {
            assertThatThrownBy(() -> text(application, "drop table core.area")).hasMessageContaining("must be owner");
            assertThat(text(reader, "select count(*) from core.tenant")).isNotNull();
            assertThatThrownBy(() -> text(reader, "delete from core.area returning 1"))
                    .hasMessageContaining("read-only");
            assertThatThrownBy(() -> text(reader, "select password_hash from core.account"))
                    .hasMessageContaining("permission denied");
        }
        assertThat(new Migrations(address, messages).pending()).isZero();
    }

    @Test
    void a_server_that_outlived_its_launcher_is_stopped_and_its_data_is_there() throws Exception {
        try (Connection owner = address.owner().open(address.url());
                Statement statement = owner.createStatement()) {
            statement.execute("create schema kept");
            statement.execute("create table kept.proof as select 42 as answer");
        }

        // Nobody closed the first one: as after a kill -9.
        EmbeddedDatabase next = EmbeddedDatabase.start(home, secrets, messages, console);

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("still alive")
                .contains("has stopped");
        try (Connection owner = address.owner()
                .open(EmbeddedDatabase.address(next.port(), secrets).url())) {
            assertThat(text(owner, "select answer from kept.proof")).isEqualTo("42");
        }
        next.close();
        assertThat(EmbeddedDatabase.running(home)).isEmpty();
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
