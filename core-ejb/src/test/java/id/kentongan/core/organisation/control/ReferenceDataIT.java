package id.kentongan.core.organisation.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.kentongan.core.organisation.control.ReferenceData.ListedArea;
import id.kentongan.core.organisation.control.ReferenceData.Release;
import id.kentongan.core.organisation.control.ReferenceData.Summary;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The official list, the tenants and their units, in a real database. */
class ReferenceDataIT {

    private static final RegionsDatabase DATABASE = RegionsDatabase.copy();

    @Test
    void every_area_of_the_list_is_there_once_with_its_parent() {
        Release release = ReferenceData.builtIn();

        assertThat(DATABASE.number("select count(*) from core.area"))
                .isEqualTo(release.areas().size());
        assertThat(DATABASE.number("""
                        select count(*) from core.area a
                        where a.level <> 'PROVINSI' and not exists
                            (select from core.area p where p.code = a.parent_code)""")).isZero();
        assertThat(DATABASE.number("""
                        select count(*) from core.area a join core.area p on p.code = a.parent_code
                        where a.zone <> p.zone""")).isZero();
    }

    @Test
    void loading_again_changes_nothing() throws SQLException {
        long version = DATABASE.number("select version from core.region_state");
        try (Connection connection = DATABASE.connect()) {
            Summary second = new ReferenceData().load(connection);

            assertThat(second).isEqualTo(new Summary("idn-area-data 4.0.1", 0, 0, 0, 0));
        }
        assertThat(DATABASE.number("select count(*) from core.unit where closed_at is not null"))
                .isZero();
        assertThat(version).isPositive();
    }

    @Test
    void every_tenant_answers_for_an_area_of_the_list_in_its_zone() {
        RegionSnapshot regions = DATABASE.snapshot();

        for (Tenant tenant : regions.jurisdictions().tenants()) {
            assertThat(regions.areas().name(tenant.area())).as(tenant.domain()).isPresent();
            assertThat(tenant.zone().getId()).as(tenant.domain()).isEqualTo(ReferenceData.zone(tenant.area()));
            assertThat(regions.locator().approximate(tenant))
                    .as("sample points of %s", tenant.domain())
                    .isEqualTo(DATABASE.number("select count(*) from core.cell c join core.unit u"
                                    + " on u.area_code = c.area_code where u.tenant_id = " + tenant.id())
                            > 0);
        }
    }

    @Test
    void each_kelurahan_of_a_tenant_has_its_whole_ladder() {
        RegionSnapshot regions = DATABASE.snapshot();
        List<String> incomplete = new ArrayList<>();
        regions.areas().forEachKelurahan(code -> {
            if (regions.jurisdictions().operating(code).isPresent()) {
                for (Tier tier : List.of(Tier.KELURAHAN, Tier.KECAMATAN, Tier.PEMKOT, Tier.PEMPROV)) {
                    if (regions.units().forTier(code, tier).isEmpty()) {
                        incomplete.add(code + " " + tier);
                    }
                }
            } else if (regions.units().forTier(code, Tier.KELURAHAN).isPresent()) {
                incomplete.add(code + " is nobody's, but has a unit");
            }
        });

        assertThat(incomplete).isEmpty();
    }

    @Test
    void units_carry_their_names_and_belong_to_the_right_government() {
        RegionSnapshot regions = DATABASE.snapshot();

        assertThat(unit(regions, "31.71.01.1001", Tier.KELURAHAN)).isEqualTo("Kelurahan Gambir of JKT");
        assertThat(unit(regions, "31.71.01.1001", Tier.KECAMATAN)).isEqualTo("Kecamatan Gambir of JKT");
        assertThat(unit(regions, "31.71.01.1001", Tier.PEMKOT)).isEqualTo("Pemkot Administrasi Jakarta Pusat of JKT");
        assertThat(unit(regions, "31.71.01.1001", Tier.PEMPROV)).isEqualTo("Pemprov DKI Jakarta of JKT");
        assertThat(unit(regions, "31.01.01.1001", Tier.PEMKOT))
                .isEqualTo("Pemkab Administrasi Kepulauan Seribu of JKT");
        assertThat(unit(regions, "35.03.01.2001", Tier.KELURAHAN))
                .startsWith("Desa ")
                .endsWith(" of TRG");
        assertThat(unit(regions, "35.03.01.2001", Tier.PEMKOT)).isEqualTo("Pemkab Trenggalek of TRG");
        assertThat(unit(regions, "35.03.01.2001", Tier.PEMPROV)).isEqualTo("Pemprov Jawa Timur of JTM");
        assertThat(unit(regions, "52.72.01.1001", Tier.PEMKOT)).isEqualTo("Pemkot Bima of BMA");
        assertThat(regions.units().agency(1, "bpbd"))
                .get()
                .extracting(Unit::name)
                .isEqualTo("BPBD Provinsi DKI Jakarta");
        assertThat(regions.units().forTier(new AreaCode("31.71.01"), Tier.KELURAHAN))
                .isEmpty();
    }

    /** R12.1 */
    @Test
    void a_later_release_closes_renames_and_opens_and_deletes_nothing() throws SQLException {
        RegionsDatabase database = RegionsDatabase.copy();
        Release first = ReferenceData.builtIn();
        List<ListedArea> areas = new ArrayList<>(first.areas());
        AreaCode split = new AreaCode("31.71.01.1001");
        AreaCode renamed = new AreaCode("31.71.01.1002");
        areas.removeIf(area -> area.code().equals(split) || area.code().equals(renamed));
        areas.add(new ListedArea(renamed, "kelurahan", "Cideng Baru", "Asia/Jakarta"));
        areas.add(new ListedArea(new AreaCode("31.71.01.1091"), "kelurahan", "Gambir Utara", "Asia/Jakarta"));
        areas.add(new ListedArea(new AreaCode("31.71.01.1092"), "kelurahan", "Gambir Selatan", "Asia/Jakarta"));
        LocalDate day = LocalDate.of(2026, 1, 1);

        try (Connection connection = database.connect()) {
            Summary summary = new ReferenceData().load(connection, new Release("split", day, areas));
            assertThat(summary.opened()).isEqualTo(3);
            assertThat(summary.closed()).isEqualTo(2);
        }

        assertThat(database.number(
                        "select count(*) from core.area where code = '31.71.01.1001' and valid_until = '2026-01-01'"))
                .isOne();
        assertThat(database.number("select count(*) from core.area"))
                .isEqualTo(first.areas().size() + 3);
        RegionSnapshot regions = database.snapshot();
        assertThat(regions.areas().name(split)).isEmpty();
        assertThat(regions.areas().path(renamed)).first().isEqualTo("Cideng Baru");
        assertThat(unit(regions, "31.71.01.1002", Tier.KELURAHAN)).isEqualTo("Kelurahan Cideng Baru of JKT");
        assertThat(unit(regions, "31.71.01.1091", Tier.KELURAHAN)).isEqualTo("Kelurahan Gambir Utara of JKT");
        assertThat(regions.units().forTier(split, Tier.KELURAHAN)).isEmpty();
        try (Connection connection = database.connect()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ReferenceData().load(connection, new Release("late", day, areas)))
                    .withMessageContaining("late");
        }
    }

    private static String unit(RegionSnapshot regions, String area, Tier tier) {
        Unit unit = regions.units().forTier(new AreaCode(area), tier).orElseThrow();
        String code = regions.jurisdictions().tenants().stream()
                .filter(tenant -> tenant.id() == unit.tenantId())
                .findFirst()
                .orElseThrow()
                .code();
        return unit.name() + " of " + code;
    }
}
