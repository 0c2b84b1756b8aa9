package id.kentongan.core.administration.boundary;

import static id.kentongan.core.database.TestDatabase.asOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.administration.control.Endings;
import id.kentongan.core.administration.control.Histories;
import id.kentongan.core.administration.control.OfficeRules;
import id.kentongan.core.administration.control.Offices;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.Government;
import id.kentongan.core.administration.entity.HistoryLine;
import id.kentongan.core.administration.entity.NewOffice;
import id.kentongan.core.administration.entity.Office;
import id.kentongan.core.administration.entity.OversightRow;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.TestDatabase;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.DatabaseUnavailable;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.control.Regions;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.GovernmentFounded;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Governments, oversight and offices on a real PostgreSQL, with the rights of the application's role. */
class GovernmentIT {

    private static final int CITY = 931;
    private static final int OTHER = 932;
    private static final int PROVINCE = 933;
    private static final AreaCode HALL = new AreaCode("96.01");
    private static final String WHY = "digabung menurut peraturan daerah";

    private final Sql sql = new Sql();
    private final TenantDesk tenants = new TenantDesk();
    private final OversightDesk oversight = new OversightDesk();
    private final UnitDesk units = new UnitDesk();
    private final UnitEndDesk ends = new UnitEndDesk();

    private final List<Integer> joined = new ArrayList<>();

    private Actor administrator;
    private Actor installation;
    private UUID kecamatan;
    private UUID first;
    private UUID second;

    @BeforeAll
    static void database() throws SQLException {
        TestDatabase.bind();
        government(CITY, "GVA", "96.01");
        government(OTHER, "GVB", "96.02");
        government(PROVINCE, "GVC", "96");
        for (String area : List.of(
                "96.01",
                "96.01.01",
                "96.01.01.1001",
                "96.01.01.1002",
                "96.01.01.1003",
                "96.02.01",
                "96.03",
                "96.03.01",
                "96.03.01.1001")) {
            String level = new AreaCode(area).level().name();
            asOwner(
                    "insert into core.area (code, level, kind, name, parent_code, zone) values (?, ?, ?, ?, ?, 'Asia/Jakarta')"
                            + " on conflict do nothing",
                    area,
                    level,
                    level.equals("KOTA") ? "kota" : level.toLowerCase(Locale.ROOT),
                    "Wilayah " + area,
                    area.contains(".") ? area.substring(0, area.lastIndexOf('.')) : null);
        }
    }

    private static void government(int id, String code, String area) throws SQLException {
        asOwner(
                "insert into core.tenant (id, code, domain, name, area_code, zone, preset)"
                        + " values (?, ?, ?, 'Uji', ?, 'Asia/Jakarta', 'sp4n') on conflict do nothing",
                id,
                code,
                code.toLowerCase(Locale.ROOT) + ".invalid",
                area);
    }

    @BeforeEach
    @SuppressWarnings("unchecked")
    void wire() throws SQLException {
        DatabaseClock clock = new DatabaseClock(sql) {
            @Override
            public OffsetDateTime now() {
                return sql.one("select now()", row -> row.getObject(1, OffsetDateTime.class))
                        .orElseThrow()
                        .withOffsetSameInstant(ZoneOffset.UTC);
            }
        };
        Offices offices = new Offices(sql);
        tenants.sql = oversight.sql = units.sql = ends.sql = sql;
        tenants.audit = oversight.audit = units.audit = ends.audit = new AuditTrail(sql, clock);
        tenants.histories = units.histories = new Histories(sql);
        tenants.founded = (Event<GovernmentFounded>) Proxy.newProxyInstance(
                Event.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> {
                    joined.add(((GovernmentFounded) arguments[0]).tenantId());
                    return null;
                });
        oversight.clock = ends.clock = clock;
        units.offices = ends.offices = offices;
        units.rules = ends.rules = new OfficeRules(sql, offices, new Tenants(new Regions(sql, new Settings())));
        ends.endings = new Endings(sql);
        asOwner(
                "update core.unit set closed_at = now(), agency = null where tenant_id in (?, ?, ?)",
                CITY,
                OTHER,
                PROVINCE);
        asOwner("update core.unit set successor_id = null, ends_at = null where tenant_id in (?, ?)", CITY, PROVINCE);
        asOwner("update core.oversight set valid_until = valid_from where overseer_id = ?", PROVINCE);
        kecamatan = unit(CITY, Tier.KECAMATAN, "96.01.01");
        first = unit(CITY, Tier.KELURAHAN, "96.01.01.1001");
        second = unit(CITY, Tier.KELURAHAN, "96.01.01.1002");
        administrator = actor(UUID.randomUUID(), CITY, Tier.PEMKOT, HALL);
        installation = new Actor(UUID.randomUUID(), "Administrator", Set.of(), true);
    }

    // ------------------------------------------------------------ governments

    @Test
    void settings_are_changed_with_what_they_were_before() {
        Government before = government(CITY);
        String name = "Kota Uji " + UUID.randomUUID().toString().substring(0, 8);

        tenants.change(administrator, CITY, before.version(), settings(name, "baru-931.invalid", "dki"));

        Government after = government(CITY);
        assertThat(after.settings().name()).isEqualTo(name);
        assertThat(after.settings().zone()).isEqualTo(ZoneId.of("Asia/Makassar"));
        assertThat(after.settings().helpdesk()).isEqualTo("warga@uji.invalid");
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(tenants.history(administrator, CITY).get(0)).satisfies(line -> {
            assertThat(line.action()).isEqualTo("TENANT_CHANGE");
            assertThat(line.detail()).contains("name: " + before.settings().name() + " -> " + name, "preset: ");
        });
    }

    @Test
    void who_was_faster_is_named_and_nothing_is_lost() throws SQLException {
        int seen = government(CITY).version();
        UUID colleague = account("Rekan Siti");
        Actor faster = actor(colleague, CITY, Tier.PEMKOT, HALL);
        tenants.change(faster, CITY, seen, settings("Pertama", "satu-931.invalid", "sp4n"));

        assertThatThrownBy(
                        () -> tenants.change(administrator, CITY, seen, settings("Kedua", "dua-931.invalid", "sp4n")))
                .isInstanceOfSatisfying(ChangeRefused.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.CHANGED);
                    assertThat(refusal.by()).isEqualTo("Rekan Siti");
                });
        assertThat(government(CITY).settings().name()).isEqualTo("Pertama");
    }

    @Test
    void an_administrator_reaches_the_own_government_alone_and_the_installations_all() {
        Actor small = actor(UUID.randomUUID(), CITY, Tier.KECAMATAN, new AreaCode("96.01.01"));
        assertThat(tenants.governments(administrator))
                .extracting(Government::id)
                .containsExactly(CITY);
        assertThat(tenants.governments(small)).isEmpty();
        assertThat(tenants.governments(installation)).extracting(Government::id).contains(CITY, OTHER, PROVINCE);
        for (int foreign : List.of(OTHER, PROVINCE, 999_999)) {
            assertThatThrownBy(() ->
                            tenants.change(administrator, foreign, 1, settings("Direbut", "rebut.invalid", "sp4n")))
                    .isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> tenants.history(administrator, foreign)).isInstanceOf(NotPermitted.class);
        }
        Government other = tenants.governments(installation).stream()
                .filter(each -> each.id() == OTHER)
                .findFirst()
                .orElseThrow();
        tenants.change(installation, OTHER, other.version(), settings("Kota Lain", "gvb.invalid", "sp4n"));
        assertThat(tenants.history(installation, OTHER)).isNotEmpty();
    }

    /** The second wall: the database by itself, with what the application's role was given. */
    @Test
    void the_database_lets_nobody_change_what_is_not_theirs_nor_any_key() {
        Scope ours = Scope.tenant(CITY);
        assertThat(ours.<Integer>call(() -> sql.update("update core.tenant set name = 'x' where id = ?", OTHER)))
                .isZero();
        assertThat(ours.<Integer>call(
                        () -> sql.update("update core.unit set name = 'x' where tenant_id = ?", PROVINCE)))
                .isZero();
        for (String refused : List.of(
                "update core.tenant set code = 'XXX' where id = 931",
                "update core.tenant set area_code = '96' where id = 931",
                "insert into core.tenant (id, code, domain, name, area_code, zone, preset)"
                        + " values (939, 'GVX', 'x.invalid', 'x', '96', 'Asia/Jakarta', 'sp4n')",
                "delete from core.tenant where id = 931",
                "delete from core.unit where tenant_id = 931",
                "update core.unit set tier = 'PEMKOT' where tenant_id = 931",
                "update core.unit set area_code = '96' where tenant_id = 931",
                "update core.unit set tenant_id = 932 where tenant_id = 931",
                "insert into core.unit (id, tenant_id, tier, area_code, name)"
                        + " values (gen_random_uuid(), 932, 'AGENCY', '96.02', 'x')",
                "insert into core.oversight (overseer_id, overseen_id, mode) values (931, 932, 'COMMAND')",
                "update core.oversight set overseer_id = 931",
                "delete from core.oversight")) {
            assertThatThrownBy(() -> ours.run(() -> sql.update(refused)))
                    .as(refused)
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("42501");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "a b.id", "-x.go.id", "x.go.id/", "x..id", "x.go.123"})
    void a_domain_that_is_none_is_refused(String domain) {
        refused(
                Reason.VALUE,
                () -> tenants.change(administrator, CITY, government(CITY).version(), settings("Uji", domain, "sp4n")));
    }

    @Test
    void other_values_that_cannot_be_are_refused() {
        int version = government(CITY).version();
        refused(Reason.VALUE, () -> tenants.change(administrator, CITY, version, settings("Uji", "a.invalid", "none")));
        refused(Reason.WORDS, () -> tenants.change(administrator, CITY, version, settings(" ", "a.invalid", "sp4n")));
        String taken = tenants.governments(installation).stream()
                .filter(each -> each.id() == PROVINCE)
                .findFirst()
                .orElseThrow()
                .settings()
                .domain();
        refused(
                Reason.TAKEN,
                () -> tenants.change(
                        administrator, CITY, version, settings("Uji", taken.toUpperCase(Locale.ROOT), "sp4n")));
        refused(
                Reason.VALUE,
                () -> tenants.change(
                        administrator,
                        CITY,
                        version,
                        new Government.Settings("Uji", "a.invalid", ZoneId.of("Europe/Paris"), "sp4n", null, null)));
    }

    // ------------------------------------------------------------ foundation

    @Test
    void a_government_that_joins_has_its_offices_its_supervision_and_what_others_give_it() throws SQLException {
        asOwner(
                "delete from core.oversight where overseen_id in (select id from core.tenant where area_code = '96.03')");
        asOwner("delete from core.unit where tenant_id in (select id from core.tenant where area_code = '96.03')");
        asOwner("delete from core.tenant where area_code = '96.03'");
        Government.Settings settings = settings("Kota Baru", "baru.invalid", "sp4n");
        assertThatThrownBy(() -> tenants.found(administrator, "GVN", "96.03", settings))
                .isInstanceOf(NotPermitted.class);
        refused(Reason.VALUE, () -> tenants.found(installation, "G1", "96.03", settings));
        refused(Reason.NO_SUCH_AREA, () -> tenants.found(installation, "GVN", "96.03.01", settings));
        refused(Reason.NO_SUCH_AREA, () -> tenants.found(installation, "GVN", "96.04", settings));
        refused(Reason.TAKEN, () -> tenants.found(installation, "GVA", "96.03", settings));
        refused(Reason.TAKEN, () -> tenants.found(installation, "GVN", "96.01", settings));
        refused(
                Reason.VALUE,
                () -> tenants.found(installation, "GVN", "96.03", settings("Kota Baru", "baru.invalid", "none")));
        assertThat(joined).isEmpty();

        int id = tenants.found(installation, " gvn ", "96.03", settings);

        Government government = government(id);
        assertThat(government.code()).isEqualTo("GVN");
        assertThat(government.settings()).isEqualTo(settings);
        assertThat(joined).containsExactly(id);
        assertThat(units.offices(installation, "96.03"))
                .extracting(office -> office.tier() + " " + office.name())
                .containsExactlyInAnyOrder(
                        "PEMKOT Wilayah 96.03",
                        "KECAMATAN Kecamatan Wilayah 96.03.01",
                        "KELURAHAN Kelurahan Wilayah 96.03.01.1001");
        assertThat(units.offices(installation, "BPBD Kota Baru"))
                .extracting(Office::tenantId)
                .containsExactly(id);
        assertThat(inForce(installation, id).overseerId()).isEqualTo(PROVINCE);
        assertThat(tenants.history(installation, id))
                .extracting(HistoryLine::action)
                .first()
                .isEqualTo("TENANT_FOUND");
        refused(Reason.TAKEN, () -> tenants.found(installation, "GVM", "96.03", settings));
    }

    @Test
    void the_database_founds_nothing_for_a_government() {
        assertThatThrownBy(() -> Scope.tenant(CITY)
                        .run(() -> sql.one(
                                "select core.found_government('GVO', 'o.invalid', 'O', '96.03', 'Asia/Jakarta', 'sp4n', null)",
                                row -> row.getInt(1))))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("42501");
    }

    // ------------------------------------------------------------ oversight

    @Test
    void oversight_is_begun_and_ended_by_the_installation_alone_and_both_governments_see_it() {
        Actor governor = actor(UUID.randomUUID(), PROVINCE, Tier.PEMPROV, new AreaCode("96"));
        assertThatThrownBy(() -> oversight.begin(governor, PROVINCE, CITY, false, null, null))
                .isInstanceOf(NotPermitted.class);
        refused(Reason.NO_SUCH_AREA, () -> oversight.begin(installation, CITY, OTHER, false, null, null));

        oversight.begin(installation, PROVINCE, CITY, false, null, null);

        OversightRow row = inForce(governor, PROVINCE);
        assertThat(row.overseenId()).isEqualTo(CITY);
        assertThat(inForce(administrator, CITY)).isEqualTo(row);
        refused(Reason.ALREADY_THERE, () -> oversight.begin(installation, PROVINCE, CITY, true, null, null));
        assertThatThrownBy(() -> oversight.of(administrator, OTHER)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> oversight.end(governor, PROVINCE, CITY, row.from(), WHY))
                .isInstanceOf(NotPermitted.class);

        oversight.end(installation, PROVINCE, CITY, row.from(), WHY);

        assertThat(oversight.of(governor, PROVINCE)).allMatch(OversightRow::over);
        refused(Reason.OVER, () -> oversight.end(installation, PROVINCE, CITY, row.from(), WHY));
        assertThat(tenants.history(administrator, CITY))
                .extracting(HistoryLine::action)
                .startsWith("OVERSIGHT_END", "OVERSIGHT_BEGIN");
    }

    // ------------------------------------------------------------ offices

    @Test
    void an_agency_a_private_recipient_and_an_office_of_the_ladder_are_made_once_each() {
        UUID agency = units.create(administrator, agency("96.01", "dinas-pu", false));
        UUID company = units.create(administrator, agency("96.01.01", "pln", true));
        UUID third = units.create(administrator, office(Tier.KELURAHAN, "96.01.01.1003"));

        assertThat(units.office(administrator, agency).outside()).isFalse();
        assertThat(units.office(administrator, company)).satisfies(made -> {
            assertThat(made.outside()).isTrue();
            assertThat(made.agency()).isEqualTo("pln");
        });
        assertThat(units.office(administrator, third).parentName()).isEqualTo("KECAMATAN 96.01.01");
        refused(Reason.TAKEN, () -> units.create(administrator, agency("96.01", "pln", false)));
        refused(Reason.TAKEN, () -> units.create(administrator, office(Tier.KELURAHAN, "96.01.01.1003")));
        refused(Reason.NO_SUCH_AREA, () -> units.create(administrator, office(Tier.KECAMATAN, "96.01.01.1003")));
        refused(Reason.NO_SUCH_AREA, () -> units.create(installation, office(Tier.KECAMATAN, "96.02.01")));
        refused(Reason.NO_SUCH_AREA, () -> units.create(administrator, office(Tier.KELURAHAN, "96.01.01.1999")));
        refused(Reason.NO_SUCH_AREA, () -> units.create(administrator, office(Tier.KELURAHAN, "Gambir")));
        refused(Reason.VALUE, () -> units.create(administrator, agency("96.01", "Dinas PU!", false)));
        assertThat(units.history(administrator, company).get(0).detail()).contains("AGENCY outside pln of 96.01.01");
    }

    @Test
    void nobody_changes_offices_of_another_government_or_above_the_own() {
        UUID foreign = unit(OTHER, Tier.KECAMATAN, "96.02.01");
        Actor lurah = actor(UUID.randomUUID(), CITY, Tier.KELURAHAN, new AreaCode("96.01.01.1001"));
        for (UUID id : List.of(foreign, UUID.randomUUID())) {
            assertThatThrownBy(() -> units.change(administrator, id, 1, "Direbut", null))
                    .isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> ends.end(administrator, id, 1, null, null, WHY))
                    .isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> units.history(administrator, id)).isInstanceOf(NotPermitted.class);
        }
        assertThatThrownBy(() -> ends.end(lurah, kecamatan, 1, null, null, WHY)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> units.create(
                        administrator, new NewOffice(OTHER, Tier.AGENCY, "96.02", "X Y", "x-y", false, null)))
                .isInstanceOf(NotPermitted.class);
        assertThat(units.offices(administrator, ""))
                .extracting(Office::id)
                .contains(kecamatan, first)
                .doesNotContain(foreign);
        assertThat(units.offices(installation, "96.02.01"))
                .extracting(Office::id)
                .contains(foreign);
    }

    @Test
    void a_name_and_who_stands_above_change_with_history_and_never_in_a_ring() {
        UUID agency = units.create(administrator, agency("96.01", "dinas-lh", false));
        UUID part = units.create(administrator, agency("96.01.01", "sudin-lh", false));

        units.change(administrator, part, 1, "Sudin LH Utara", agency);

        assertThat(units.office(administrator, part)).satisfies(known -> {
            assertThat(known.name()).isEqualTo("Sudin LH Utara");
            assertThat(known.parentId()).isEqualTo(agency);
            assertThat(known.version()).isEqualTo(2);
        });
        assertThat(units.history(administrator, part).get(0).detail()).contains("name: ", "-> Sudin LH Utara");
        refused(Reason.NO_SUCH_UNIT, () -> units.change(administrator, agency, 1, "Dinas LH", part));
        refused(Reason.CHANGED, () -> units.change(administrator, part, 1, "Terlambat", null));
    }

    @Test
    void open_cases_go_to_who_takes_over_and_so_does_the_area() throws SQLException {
        UUID open = openCase(first, "96.01.01.1001");
        assertThat(units.office(administrator, first).openCases()).isOne();

        ends.end(administrator, first, 1, null, second, WHY);

        assertThat(boardOf(open)).isEqualTo(second);
        assertThat(units.office(administrator, first)).satisfies(known -> {
            assertThat(known.closed()).isTrue();
            assertThat(known.successorName()).isEqualTo("KELURAHAN 96.01.01.1002");
        });
        Units now = new Units(new Regions(sql, new Settings()));
        assertThat(now.forTier(new AreaCode("96.01.01.1001"), Tier.KELURAHAN))
                .map(Unit::id)
                .contains(second);
        assertThat(now.unit(first)).as("what is still on its way").map(Unit::id).contains(second);
        Post neighbour = new Post(
                Role.OFFICER,
                second,
                CITY,
                Tier.KELURAHAN,
                new AreaCode("96.01.01.1002"),
                Set.of(),
                Set.of(new AreaCode("96.01.01.1001")));
        Actor officer = new Actor(UUID.randomUUID(), "x", Set.of(neighbour), false);
        assertThat(Access.may(officer, Action.READ_REPORT, Matter.in(CITY, new AreaCode("96.01.01.1001"))))
                .isTrue();
        assertThat(Access.may(officer, Action.READ_REPORT, Matter.in(CITY, new AreaCode("96.01.01.1003"))))
                .isFalse();

        ends.end(administrator, second, 1, null, null, WHY);
        assertThat(boardOf(open)).as("the office above falls in").isEqualTo(kecamatan);
        assertThat(new Units(new Regions(sql, new Settings())).unit(first))
                .map(Unit::id)
                .contains(kecamatan);
    }

    @Test
    void a_unit_with_open_cases_that_nobody_could_take_over_does_not_end() throws SQLException {
        openCase(kecamatan, "96.01.01");
        refused(Reason.OPEN_CASES, () -> ends.end(administrator, kecamatan, 1, null, null, WHY));
        refused(Reason.NO_SUCH_UNIT, () -> ends.end(administrator, kecamatan, 1, null, kecamatan, WHY));
        refused(Reason.WORDS, () -> ends.end(administrator, kecamatan, 1, null, first, "ya"));
        Actor camat = actorIn(kecamatan);
        refused(Reason.OWN_RIGHTS, () -> ends.end(camat, kecamatan, 1, null, first, WHY));
        assertThat(units.office(administrator, kecamatan).closed()).isFalse();
    }

    @Test
    void a_planned_end_comes_by_itself_and_can_be_called_off() throws SQLException {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        ends.end(administrator, first, 1, tomorrow, null, WHY);
        assertThat(units.office(administrator, first).endsAt()).isNotNull();
        ends.reopen(administrator, first, 2, WHY);
        assertThat(units.office(administrator, first).endsAt()).isNull();

        ends.end(administrator, first, 3, tomorrow, second, WHY);
        asOwner("update core.unit set ends_at = now() - interval '1 second' where id = ?", first);
        assertThat(ends.closeDue()).isOne();
        assertThat(units.office(administrator, first).successorName()).isEqualTo("KELURAHAN 96.01.01.1002");
        assertThat(units.history(administrator, first).get(0)).satisfies(line -> {
            assertThat(line.action()).isEqualTo("UNIT_END");
            assertThat(line.who()).isEqualTo("system");
        });
        assertThat(ends.closeDue()).isZero();
    }

    @Test
    void a_closed_unit_opens_again_unless_its_place_is_taken() {
        ends.end(administrator, first, 1, null, null, WHY);
        ends.reopen(administrator, first, units.office(administrator, first).version(), WHY);
        assertThat(units.office(administrator, first).closed()).isFalse();
        refused(Reason.OVER, () -> ends.reopen(administrator, first, 99, WHY));

        ends.end(administrator, first, units.office(administrator, first).version(), null, null, WHY);
        units.create(administrator, office(Tier.KELURAHAN, "96.01.01.1001"));
        refused(
                Reason.TAKEN,
                () -> ends.reopen(
                        administrator, first, units.office(administrator, first).version(), WHY));
    }

    // ------------------------------------------------------------

    private static Government.Settings settings(String name, String domain, String preset) {
        return new Government.Settings(
                name, domain, ZoneId.of("Asia/Makassar"), preset, "warga@uji.invalid", "+62 21 500 500");
    }

    private Government government(int id) {
        return tenants.governments(installation).stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private OversightRow inForce(Actor actor, int tenant) {
        return oversight.of(actor, tenant).stream()
                .filter(row -> !row.over())
                .findFirst()
                .orElseThrow();
    }

    private static NewOffice agency(String area, String key, boolean outside) {
        return new NewOffice(CITY, Tier.AGENCY, area, "Dinas " + key, key, outside, null);
    }

    private static NewOffice office(Tier tier, String area) {
        return new NewOffice(CITY, tier, area, "Kantor " + area, null, false, null);
    }

    private static void refused(Reason reason, ThrowingCallable change) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        ChangeRefused.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private static Actor actor(UUID person, int tenant, Tier tier, AreaCode area) {
        Post post = new Post(Role.ADMINISTRATOR, UUID.randomUUID(), tenant, tier, area, Set.of());
        return new Actor(person, "x", Set.of(post), false);
    }

    private static Actor actorIn(UUID unit) {
        Post post = new Post(Role.ADMINISTRATOR, unit, CITY, Tier.KECAMATAN, new AreaCode("96.01.01"), Set.of());
        return new Actor(UUID.randomUUID(), "x", Set.of(post), false);
    }

    private static UUID account(String name) throws SQLException {
        UUID person = UUID.randomUUID();
        asOwner("insert into core.person (id) values (?)", person);
        asOwner(
                "insert into core.account (person_id, user_name, display_name) values (?, ?, ?)",
                person,
                "gov-" + person,
                name);
        return person;
    }

    private static UUID unit(int tenant, Tier tier, String area) {
        UUID id = UUID.randomUUID();
        try {
            asOwner(
                    "insert into core.unit (id, tenant_id, tier, area_code, name) values (?, ?, ?, ?, ?)",
                    id,
                    tenant,
                    tier.name(),
                    area,
                    tier + " " + area);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    private UUID openCase(UUID unit, String area) throws SQLException {
        UUID id = UUID.randomUUID();
        asOwner(
                "insert into core.case_file (tenant_id, id, kind, reference, topic, area_code, preset, state, tier, last_seq,"
                        + " opened_at, version) values (?, ?, 'REPORT', 'GVA-1', 'x', ?, 'sp4n', 'OPEN', 'KELURAHAN', 1, now(), 1)",
                CITY,
                id,
                area);
        asOwner(
                "insert into core.alert (tenant_id, id, unit_id, tier, kind, round, case_id, reference, topic, area_code,"
                        + " raised_at, created_at) values (?, ?, ?, 'KELURAHAN', 'NEW', 0, ?, 'GVA-1', 'x', ?, now(), now())",
                CITY,
                UUID.randomUUID(),
                unit,
                id,
                area);
        return id;
    }

    private UUID boardOf(UUID caseId) {
        return Scope.tenant(CITY)
                .call(() -> sql.one(
                        "select unit_id from core.alert where tenant_id = ? and case_id = ?",
                        row -> row.getObject(1, UUID.class),
                        CITY,
                        caseId))
                .orElseThrow();
    }
}
