package id.kentongan.core.administration.boundary;

import static id.kentongan.core.database.TestDatabase.asOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.administration.control.AreaChanges;
import id.kentongan.core.administration.control.Endings;
import id.kentongan.core.administration.control.Histories;
import id.kentongan.core.administration.entity.AreaChange;
import id.kentongan.core.administration.entity.AreaChange.Named;
import id.kentongan.core.administration.entity.AreaRow;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.TestDatabase;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.DatabaseUnavailable;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.control.Areas;
import id.kentongan.core.organisation.control.Regions;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.AreaReplaced;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Splits and mergers on a real PostgreSQL, with the rights of the application's role. */
class AreaChangeIT {

    private static final int CITY = 941;
    private static final int PROVINCE = 942;
    private static final String WHY = "Perda 7/2026 tentang pemekaran";
    private static final AreaCode OLD = new AreaCode("95.01.01.1001");
    private static final AreaCode STAYING = new AreaCode("95.01.01.1002");
    private static final AreaCode FRESH = new AreaCode("95.01.01.1003");
    private static final AreaCode OTHER = new AreaCode("95.01.01.1004");

    private final Sql sql = new Sql();
    private final AreaDesk desk = new AreaDesk();
    private final List<AreaReplaced> told = new ArrayList<>();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Jakarta"));

    private Actor administrator;

    @BeforeAll
    static void database() throws SQLException {
        TestDatabase.bind();
        asOwner("insert into core.tenant (id, code, domain, name, area_code, zone, preset) values"
                + " (941, 'ARA', 'ara.invalid', 'Kota Uji', '95.01', 'Asia/Jakarta', 'sp4n'),"
                + " (942, 'ARB', 'arb.invalid', 'Provinsi Uji', '95', 'Asia/Jakarta', 'sp4n') on conflict do nothing");
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
        desk.sql = sql;
        desk.histories = new Histories(sql);
        desk.audit = new AuditTrail(sql, clock);
        desk.changes = new AreaChanges(sql, new Endings(sql), clock);
        desk.replaced = (Event<AreaReplaced>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("fire");
                    told.add((AreaReplaced) arguments[0]);
                    return null;
                });
        asOwner("delete from core.area_replacement");
        asOwner(
                "update core.unit set closed_at = now(), successor_id = null where tenant_id = 941 and closed_at is null");
        asOwner("delete from core.area where code like '95%'");
        asOwner("insert into core.area (code, level, kind, name, parent_code, zone) values"
                + " ('95', 'PROVINSI', 'provinsi', 'Provinsi', null, 'Asia/Jakarta'),"
                + " ('95.01', 'KOTA', 'kota', 'Kota Uji', '95', 'Asia/Jakarta'),"
                + " ('95.01.01', 'KECAMATAN', 'kecamatan', 'Tengah', '95.01', 'Asia/Jakarta'),"
                + " ('95.01.01.1001', 'KELURAHAN', 'kelurahan', 'Lama', '95.01.01', 'Asia/Jakarta'),"
                + " ('95.01.01.1002', 'KELURAHAN', 'kelurahan', 'Tetap', '95.01.01', 'Asia/Jakarta')");
        for (AreaCode area : List.of(OLD, STAYING)) {
            asOwner(
                    "insert into core.unit (id, tenant_id, tier, area_code, name) values (?, 941, 'KELURAHAN', ?, 'Kelurahan')",
                    UUID.randomUUID(),
                    area.value());
        }
        administrator = administrator(CITY, Tier.PEMKOT, "95.01");
    }

    @Test
    void a_kelurahan_is_split_and_the_new_ones_answer() {
        replace(List.of(OLD), List.of(FRESH, OTHER), today);

        Areas areas = new Areas(new Regions(sql, new Settings()));
        assertThat(areas.name(FRESH)).contains("Baru " + FRESH);
        assertThat(areas.name(OLD)).isEmpty();
        Units units = new Units(new Regions(sql, new Settings()));
        assertThat(units.forTier(FRESH, Tier.KELURAHAN)).map(Unit::name).contains("Kelurahan Baru " + FRESH);
        assertThat(units.forTier(OLD, Tier.KELURAHAN))
                .as("what is still there of the old one")
                .map(Unit::area)
                .contains(FRESH);
        assertThat(told).containsExactly(new AreaReplaced(CITY, Set.of(OLD), Set.of(FRESH, OTHER), today));
        assertThat(desk.history(administrator, CITY).get(0)).satisfies(line -> {
            assertThat(line.action()).isEqualTo("AREA_REPLACE");
            assertThat(line.detail()).contains(OLD + " -> " + FRESH, WHY);
        });
        assertThat(desk.areas(administrator, CITY, "baru"))
                .extracting(AreaRow::code)
                .containsExactly(FRESH, OTHER);
    }

    @Test
    void a_kelurahan_is_merged_into_one_that_goes_on_on_a_day_to_come() {
        LocalDate day = today.plusDays(30);
        replace(List.of(OLD, STAYING), List.of(STAYING), day);

        assertThat(new Areas(new Regions(sql, new Settings())).name(OLD))
                .as("until that day")
                .contains("Lama");
        assertThat(desk.areas(administrator, CITY, OLD.value())).singleElement().satisfies(row -> {
            assertThat(row.until()).isEqualTo(day);
            assertThat(row.unit()).isEqualTo("Kelurahan");
        });
        assertThat(sql.one(
                        "select ends_at from core.unit where area_code = ? and closed_at is null",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        OLD.value()))
                .contains(day.atStartOfDay(ZoneId.of("Asia/Jakarta")).toInstant());
        assertThat(told).extracting(AreaReplaced::after).containsExactly(Set.of(STAYING));
    }

    @Test
    void what_cannot_be_changes_nothing() {
        refused(Reason.TIMES, () -> replace(List.of(OLD), List.of(FRESH), today.minusDays(1)));
        refused(Reason.NO_SUCH_AREA, () -> replace(List.of(), List.of(FRESH), today));
        refused(Reason.NO_SUCH_AREA, () -> replace(List.of(OLD), List.of(), today));
        refused(Reason.NO_SUCH_AREA, () -> replace(List.of(OLD), List.of(OLD), today));
        refused(Reason.NO_SUCH_AREA, () -> replace(List.of(OTHER), List.of(FRESH), today));
        refused(Reason.NO_SUCH_AREA, () -> replace(List.of(new AreaCode("95.01.01")), List.of(FRESH), today));
        refused(Reason.NO_SUCH_AREA, () -> replace(List.of(OLD), List.of(new AreaCode("95.02.01.1001")), today));
        refused(Reason.NO_SUCH_AREA, () -> replace(List.of(OLD), List.of(new AreaCode("95.01.09.1001")), today));
        refused(Reason.NO_SUCH_AREA, () -> replace(List.of(OLD), List.of(new AreaCode("95.01.01.9001")), today));
        assertThat(told).isEmpty();
        assertThat(desk.areas(administrator, CITY, OLD.value()))
                .extracting(AreaRow::until)
                .containsOnlyNulls();
    }

    @Test
    void a_province_does_not_change_the_areas_of_its_cities_nor_a_city_those_of_others() {
        Actor governor = administrator(PROVINCE, Tier.PEMPROV, "95");
        assertThatThrownBy(() -> desk.areas(governor, CITY, "")).isInstanceOf(NotPermitted.class);
        refused(
                Reason.NO_SUCH_AREA,
                () -> desk.replace(governor, PROVINCE, change(List.of(OLD), List.of(FRESH), today), WHY));
        assertThat(desk.areas(governor, PROVINCE, "")).extracting(AreaRow::code).containsExactly(new AreaCode("95"));
        assertThatThrownBy(
                        () -> Scope.tenant(PROVINCE)
                                .run(
                                        () -> sql.update(
                                                "insert into core.area (code, level, kind, name, parent_code, zone)"
                                                        + " values ('95.01.01.1009', 'KELURAHAN', 'kelurahan', 'x', '95.01.01', 'Asia/Jakarta')")))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("42501");
        for (String refused : List.of(
                "update core.area set name = 'x' where code = '95.01.01.1001'",
                "delete from core.area where code = '95.01.01.1001'",
                "insert into core.area (code, level, kind, name, parent_code, zone)"
                        + " values ('95.01.09', 'KECAMATAN', 'kecamatan', 'x', '95.01', 'Asia/Jakarta')")) {
            assertThatThrownBy(() -> Scope.tenant(CITY).run(() -> sql.update(refused)))
                    .as(refused)
                    .hasMessageContaining("42501");
        }
    }

    private void replace(List<AreaCode> before, List<AreaCode> after, LocalDate day) {
        desk.replace(administrator, CITY, change(before, after, day), WHY);
    }

    private static AreaChange change(List<AreaCode> before, List<AreaCode> after, LocalDate day) {
        return new AreaChange(
                before.stream().map(AreaCode::value).toList(),
                after.stream()
                        .map(area -> new Named(area.value(), "Baru " + area))
                        .toList(),
                day);
    }

    private static void refused(Reason reason, ThrowingCallable change) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        ChangeRefused.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private static Actor administrator(int tenant, Tier tier, String area) {
        Post post = new Post(Role.ADMINISTRATOR, UUID.randomUUID(), tenant, tier, new AreaCode(area), Set.of());
        return new Actor(UUID.randomUUID(), "x", Set.of(post), false);
    }
}
