package id.kentongan.core.notification.control;

import static id.kentongan.core.database.TestDatabase.asOwner;
import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.TestDatabase;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.notification.entity.AlertRaised;
import id.kentongan.core.organisation.control.Regions;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * NT.1 - who is told, line by line of the rule, on a real PostgreSQL with the application's rights. Each test has a ladder
 * of its own: a kelurahan, its kecamatan and its city.
 */
class RecipientsIT {

    private static final int CITY = 921;
    private static final AreaCode AREA = new AreaCode("98.71.01.1001");

    private final Sql sql = new Sql();
    private final Map<Tier, UUID> ladder = new HashMap<>();
    private final Map<String, UUID> people = new HashMap<>();
    private final Alerts alerts = new Alerts(new Silence<>(), new Units(new Regions(sql, new Settings())) {
        @Override
        public Optional<Unit> forTier(AreaCode area, Tier tier) {
            return Optional.ofNullable(ladder.get(tier)).map(id -> new Unit(id, CITY, tier, area, "Uji"));
        }
    });

    @BeforeAll
    static void database() throws SQLException {
        TestDatabase.bind();
        asOwner(
                "insert into core.tenant values (?, 'ADN', 'n.invalid', 'Uji', '98.71', 'Asia/Jakarta', 'demo')"
                        + " on conflict do nothing",
                CITY);
    }

    @BeforeEach
    void found() throws SQLException {
        for (Tier tier : List.of(Tier.KELURAHAN, Tier.KECAMATAN, Tier.PEMKOT)) {
            UUID id = UUID.randomUUID();
            asOwner(
                    "insert into core.unit (id, tenant_id, tier, area_code, name, closed_at) values (?, ?, ?, ?, 'Uji', now())",
                    id,
                    CITY,
                    tier.name(),
                    AREA.at(tier.level()).orElseThrow().value());
            ladder.put(tier, id);
        }
    }

    /** Who there is, what happens, who hears of it and as what. */
    record Scene(String name, String staff, AlertKind kind, boolean urgent, String told) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Scene> scenes() {
        return Stream.of(
                new Scene(
                        "all of the unit",
                        "ani:OFFICER budi:OFFICER head:HEAD",
                        AlertKind.NEW,
                        false,
                        "ani:MEMBER budi:MEMBER head:HEAD"),
                new Scene(
                        "those on duty alone",
                        "ani:OFFICER:duty budi:OFFICER head:HEAD",
                        AlertKind.NEW,
                        false,
                        "ani:DUTY"),
                new Scene(
                        "several on duty",
                        "ani:OFFICER:duty budi:OFFICER:duty head:HEAD",
                        AlertKind.NEW,
                        false,
                        "ani:DUTY budi:DUTY"),
                new Scene(
                        "who stands in for who is on duty",
                        "ani:OFFICER:duty>citra budi:OFFICER>dedi head:HEAD",
                        AlertKind.NEW,
                        false,
                        "ani:DUTY citra:DEPUTY"),
                new Scene(
                        "nobody on duty: deputies too",
                        "ani:OFFICER>citra head:HEAD",
                        AlertKind.NEW,
                        false,
                        "ani:MEMBER citra:DEPUTY head:HEAD"),
                new Scene(
                        "reminders: the head too",
                        "ani:OFFICER:duty budi:OFFICER head:HEAD",
                        AlertKind.REMINDER,
                        false,
                        "ani:DUTY head:HEAD"),
                new Scene(
                        "warnings: all deputies too",
                        "ani:OFFICER:duty budi:OFFICER>dedi head:HEAD>eka",
                        AlertKind.WARNING,
                        false,
                        "ani:DUTY dedi:DEPUTY eka:DEPUTY head:HEAD"),
                new Scene(
                        "escalations as well",
                        "ani:OFFICER:duty budi:OFFICER head:HEAD",
                        AlertKind.ESCALATION,
                        false,
                        "ani:DUTY head:HEAD"),
                new Scene(
                        "emergencies from the first",
                        "ani:OFFICER:duty budi:OFFICER head:HEAD",
                        AlertKind.NEW,
                        true,
                        "ani:DUTY head:HEAD"),
                new Scene(
                        "a head on duty is on duty",
                        "head:HEAD:duty budi:OFFICER",
                        AlertKind.REMINDER,
                        false,
                        "head:DUTY"),
                new Scene(
                        "who has left is on no duty",
                        "ani:OFFICER:duty:left budi:OFFICER",
                        AlertKind.NEW,
                        false,
                        "budi:MEMBER"),
                new Scene(
                        "a closed account is on no duty",
                        "ani:OFFICER:duty:closed budi:OFFICER",
                        AlertKind.NEW,
                        false,
                        "budi:MEMBER"),
                new Scene(
                        "who stands in for a closed account",
                        "ani:OFFICER:closed>citra",
                        AlertKind.NEW,
                        false,
                        "citra:DEPUTY"),
                new Scene(
                        "who comes tomorrow is not there",
                        "ani:OFFICER:coming budi:OFFICER",
                        AlertKind.NEW,
                        false,
                        "budi:MEMBER"),
                new Scene(
                        "neither neighbours nor auditors",
                        "rt:COMMUNITY_VERIFIER audit:AUDITOR privasi:PRIVACY_OFFICER budi:OFFICER",
                        AlertKind.NEW,
                        false,
                        "budi:MEMBER"),
                new Scene(
                        "one person with two posts hears once",
                        "ani:OFFICER ani:HEAD",
                        AlertKind.NEW,
                        false,
                        "ani:HEAD"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenes")
    void told_are(Scene scene) throws SQLException {
        hire(Tier.KELURAHAN, scene.staff());
        hire(Tier.KECAMATAN, "camat:HEAD");

        UUID alert = raise(scene.kind(), scene.urgent());

        assertThat(told(alert)).isEqualTo(new TreeSet<>(List.of(scene.told().split(" "))));
        assertThat(unheard(alert)).isEmpty();
    }

    @Test
    void a_unit_with_nobody_keeps_the_alert_and_the_nearest_above_with_somebody_is_told() throws SQLException {
        hire(Tier.KELURAHAN, "ani:OFFICER:left audit:AUDITOR");
        hire(Tier.PEMKOT, "wali:HEAD petugas:OFFICER:duty lain:OFFICER");

        UUID alert = raise(AlertKind.NEW, false);

        assertThat(told(alert)).containsExactly("petugas:ABOVE");
        assertThat(sql("select unit_id from core.alert where id = ?", alert))
                .containsExactly(ladder.get(Tier.KELURAHAN).toString());
        assertThat(unheard(alert)).containsExactly(ladder.get(Tier.PEMKOT).toString());
    }

    @Test
    void where_nobody_is_at_all_it_is_written_down() throws SQLException {
        UUID alert = raise(AlertKind.ESCALATION, true);

        assertThat(told(alert)).isEmpty();
        assertThat(unheard(alert)).containsExactly("nobody");
    }

    @Test
    void a_notice_carries_the_time_of_its_alert_and_is_told_apart_by_person() throws SQLException {
        hire(Tier.KELURAHAN, "ani:OFFICER budi:OFFICER");

        UUID alert = raise(AlertKind.NEW, true);

        List<String> ids = sql("select id from core.notice where alert_id = ?", alert);
        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        assertThat(ids).allSatisfy(id -> {
            UUID notice = UUID.fromString(id);
            assertThat(notice.version()).isEqualTo(7);
            assertThat(notice.variant()).isEqualTo(2);
            assertThat(UuidV7.timeOf(notice)).isEqualTo(UuidV7.timeOf(alert));
        });
        assertThat(sql("select urgent::text || topic || kind from core.notice where alert_id = ?", alert))
                .containsOnly("trueNEW_WORKNEW");
    }

    private UUID raise(AlertKind kind, boolean urgent) {
        UUID id = UuidV7.at(Instant.now());
        Writes writes = new Writes();
        alerts.raise(
                List.of(new AlertRaised(
                        CITY,
                        id,
                        ladder.get(Tier.KELURAHAN),
                        Tier.KELURAHAN,
                        AREA,
                        kind,
                        1,
                        UUID.randomUUID(),
                        "ADN-2612-1",
                        "sampah",
                        AREA,
                        OffsetDateTime.now(),
                        urgent)),
                writes);
        Scope.tenant(CITY).run(() -> sql.write(writes));
        return id;
    }

    /** {@code name:ROLE[:duty][:closed|:left|:coming][>deputy]}, with spaces between. */
    private void hire(Tier tier, String staff) throws SQLException {
        for (String each : staff.split(" ")) {
            String[] deputy = each.split(">");
            List<String> words = Arrays.asList(deputy[0].split(":"));
            UUID person = person(words.get(0), words.contains("closed"));
            UUID membership = UUID.randomUUID();
            asOwner(
                    "insert into core.membership (id, person_id, unit_id, role, valid_from, valid_until)"
                            + " values (?, ?, ?, ?, now() + ?::interval, now() + ?::interval)",
                    membership,
                    person,
                    ladder.get(tier),
                    words.get(1),
                    words.contains("coming") ? "1 day" : "-2 days",
                    words.contains("left") ? "-1 day" : null);
            if (words.contains("duty")) {
                asOwner(
                        "insert into core.duty (tenant_id, id, unit_id, person_id, starts_at, ends_at)"
                                + " values (?, ?, ?, ?, now() - interval '1 hour', now() + interval '1 hour')",
                        CITY,
                        UUID.randomUUID(),
                        ladder.get(tier),
                        person);
            }
            if (deputy.length > 1) {
                asOwner(
                        "insert into core.deputy (id, membership_id, person_id, reason, valid_from, valid_until)"
                                + " values (?, ?, ?, 'cuti tahunan', now() - interval '1 hour', now() + interval '1 day')",
                        UUID.randomUUID(),
                        membership,
                        person(deputy[1], false));
            }
        }
    }

    private UUID person(String name, boolean closed) throws SQLException {
        @Nullable UUID known = people.get(name);
        if (known != null) {
            return known;
        }
        UUID person = UUID.randomUUID();
        people.put(name, person);
        asOwner("insert into core.person (id) values (?)", person);
        asOwner(
                "insert into core.account (person_id, user_name, display_name, disabled_at)"
                        + " values (?, ?, ?, case when ? then now() end)",
                person,
                "rcp-" + person,
                name,
                closed);
        return person;
    }

    private Set<String> told(UUID alert) {
        return new TreeSet<>(sql("""
                select a.display_name || ':' || n.told_as from core.notice n
                join core.account a on a.person_id = n.person_id where n.alert_id = ?""", alert));
    }

    private List<String> unheard(UUID alert) {
        return sql("select coalesce(told_unit::text, 'nobody') from core.unheard where alert_id = ?", alert);
    }

    private List<String> sql(String query, Object argument) {
        return Scope.system(Scope.Work.TEST).call(() -> sql.list(query, row -> row.getString(1), argument)).stream()
                .collect(Collectors.toList());
    }
}
