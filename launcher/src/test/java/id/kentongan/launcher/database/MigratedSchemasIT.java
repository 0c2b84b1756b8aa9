package id.kentongan.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.launcher.boot.Refusal;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.TestInvocations;
import id.kentongan.launcher.export.ReportsExport;
import id.kentongan.launcher.generate.GenerateCommand;
import id.kentongan.launcher.oldreports.ReportsImport;
import id.kentongan.launcher.rollup.RollUpsReconcile;
import id.kentongan.launcher.sql.SqlCommand;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands on a real PostgreSQL that has not been migrated, or to another version. */
class MigratedSchemasIT {

    private static EmbeddedPostgres postgres;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        for (String each : List.of(
                "create role app login",
                "create role reader login",
                "create role kentongan_vault login",
                "create database migrated")) {
            execute("postgres", each);
        }
        for (String schema : Migrations.SCHEMAS) {
            Flyway.configure()
                    .dataSource(
                            postgres.getDatabase(schema.equals("vault") ? "kentongan_vault" : "postgres", "migrated"))
                    .schemas(schema)
                    .defaultSchema(schema)
                    .locations("classpath:db/" + schema)
                    .placeholders(
                            Map.of("app", "app", "reader", "reader", "vault", "kentongan_vault", "owner", "postgres"))
                    .load()
                    .migrate();
        }
        Files.writeString(folder.resolve("old.csv"), "id,time,lat,lon\n1,2020-01-01,-6,106\n");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    static List<Arguments> commands() {
        return List.of(
                Arguments.of(
                        new ReportsImport(), List.of(folder.resolve("old.csv").toString())),
                Arguments.of(new GenerateCommand(), List.of()),
                Arguments.of(new ReportsExport(), List.of()),
                Arguments.of(new RollUpsReconcile(), List.of()),
                Arguments.of(new SqlCommand(), List.of("select 1")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_on_an_empty_database_says_that_it_must_be_migrated(Command command, List<String> arguments) {
        assertThatThrownBy(() -> command.run(TestInvocations.of(
                        folder,
                        Map.of(),
                        arguments,
                        Map.of("--tenant", "JKT"),
                        () -> postgres.getDatabase("app", "postgres").getConnection())))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.getMessage() + " " + refusal.cure())
                                .contains("has not been migrated", "./kentongan migrate")
                                .doesNotContain("ERROR", "schema \""));
    }

    @Test
    void another_version_is_named_with_what_helps() throws Exception {
        try (Connection application = postgres.getDatabase("app", "migrated").getConnection()) {
            assertThatCode(() -> MigratedSchemas.require(application, Locale.ENGLISH))
                    .doesNotThrowAnyException();

            execute("migrated", "update report.flyway_schema_history set version = '0000' where version = '0001'");
            assertThatThrownBy(() -> MigratedSchemas.require(application, Locale.ENGLISH))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("older than this program: 1 migrations");

            execute("migrated", "update report.flyway_schema_history set version = '0001' where version = '0000'");
            execute("migrated", """
                    insert into chat.flyway_schema_history select 9999, '9999', description, type, script, checksum,
                        installed_by, installed_on, execution_time, success
                    from chat.flyway_schema_history where version = '0001'""");
            assertThatThrownBy(() -> MigratedSchemas.require(application, new Locale("id", "ID")))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("lebih baru");
        }
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection owner = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
