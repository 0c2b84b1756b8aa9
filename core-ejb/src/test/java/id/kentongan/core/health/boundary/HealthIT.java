package id.kentongan.core.health.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.TestDatabase;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.health.control.Machine;
import id.kentongan.core.health.entity.HealthReport;
import id.kentongan.core.health.entity.HealthReport.Part;
import id.kentongan.core.health.entity.HealthReport.Status;
import id.kentongan.core.health.entity.PackagedMigrations;
import id.kentongan.core.organisation.control.Regions;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.outbox.control.Messaging;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL that has core's migrations only, with the rights of the application's role. */
class HealthIT {

    private final Health health = new Health();
    private final Messaging messaging = new Messaging();
    private final Machine machine = new Machine();

    HealthIT() {
        health.sql = new Sql();
        health.settings = new Settings();
        health.messaging = messaging;
        health.machine = machine;
        health.farewell = new Farewell();
        health.tenants = new Tenants(new Regions(health.sql, new Settings()));
    }

    @BeforeAll
    static void database() {
        TestDatabase.bind();
    }

    @Test
    void a_schema_with_exactly_the_packaged_migrations_is_up_and_a_missing_one_is_down() {
        HealthReport report = health.check(PackagedMigrations.of(with("V0001__report.sql\n")));
        assertThat(report.status()).isEqualTo(Status.DOWN);
        assertThat(report.checks())
                .containsExactly(
                        new Part("database", Status.UP),
                        new Part("disk", Status.UP),
                        new Part("schema-core", Status.UP),
                        new Part("schema-vault", Status.UP),
                        new Part("schema-report", Status.DOWN),
                        new Part("schema-chat", Status.DOWN),
                        new Part("database-room", Status.UP),
                        new Part("durability", Status.UP),
                        new Part("database-role", Status.UP));
    }

    @Test
    void a_migration_that_only_the_database_knows_is_down_too() {
        PackagedMigrations all = PackagedMigrations.of(with("V0001__report.sql\n"));
        all.versions().get("core").remove(all.versions().get("core").last());
        assertThat(health.check(all).checks()).contains(new Part("schema-core", Status.DOWN));
    }

    @Test
    void all_parts_up_is_up() {
        HealthReport report = health.check(PackagedMigrations.of(with("")));
        assertThat(report.status()).isEqualTo(Status.UP);
        assertThat(report.checks()).contains(new Part("regions", Status.UP));
    }

    @Test
    void a_clock_of_its_own_or_a_full_disk_is_degraded_and_not_down() {
        machine.skewed(Duration.ofSeconds(-31));
        machine.filled(Map.of("data", 0.2, "temporary", 0.85));
        HealthReport report = health.check(PackagedMigrations.of(with("")));
        assertThat(report.status()).isEqualTo(Status.UP);
        assertThat(report.degraded()).containsExactlyInAnyOrder("clock", "disk");
        assertThat(machine.skewed(Duration.ofSeconds(30))).as("a change").isTrue();
        assertThat(machine.skewed(Duration.ofSeconds(29))).as("a change").isFalse();
        assertThat(machine.filled(Map.of("data", 0.84))).isTrue();
        assertThat(health.check(PackagedMigrations.of(with(""))).degraded()).isEmpty();
    }

    @Test
    void a_machine_is_looked_at() {
        MachineWatch watch = new MachineWatch();
        watch.sql = health.sql;
        watch.settings = health.settings;
        watch.machine = machine;
        machine.skewed(Duration.ofHours(1));
        watch.look();
        assertThat(machine.skew()).isBetween(Duration.ofSeconds(-10), Duration.ofSeconds(10));
        assertThat(machine.filling()).containsKey("temporary");
        assertThat(machine.filling().values()).allMatch(share -> share > 0 && share <= 1);
    }

    @Test
    void a_database_that_may_forget_a_commit_is_down() throws SQLException {
        try (Connection owner = TestDatabase.owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("alter database postgres set synchronous_commit = off");
            try {
                HealthReport report = health.check(PackagedMigrations.of(with("")));
                assertThat(report.status()).isEqualTo(Status.DOWN);
                assertThat(report.checks()).contains(new Part("durability", Status.DOWN));
            } finally {
                statement.execute("alter database postgres reset synchronous_commit");
            }
        }
    }

    @Test
    void without_the_broker_a_node_is_degraded_but_ready() {
        messaging.sends();
        messaging.refuses();
        HealthReport report = health.check(PackagedMigrations.of(with("")));
        assertThat(report.status()).isEqualTo(Status.UP);
        assertThat(report.degraded()).containsExactly("messaging");

        messaging.sends();
        messaging.takes();
        assertThat(health.check(PackagedMigrations.of(with(""))).degraded()).isEmpty();
    }

    /** Core's own list as the build wrote it; the others as given, as if they lay in their modules. */
    private static ClassLoader with(String others) {
        Map<String, String> given = Map.of("db/report/migrations.txt", others, "db/chat/migrations.txt", others);
        return new ClassLoader(HealthIT.class.getClassLoader()) {
            @Override
            public InputStream getResourceAsStream(String name) {
                String text = given.get(name);
                return text == null
                        ? super.getResourceAsStream(name)
                        : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
