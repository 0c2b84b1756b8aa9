package id.kentongan.launcher.bulk;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.organisation.control.Areas;
import id.kentongan.core.organisation.control.Regions;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The application's own regions, read once, so that a command places a report exactly as the application would. */
public final class RegionsInMemory {

    /** What the application says when it has read its regions is nothing for a terminal; held, or it would be forgotten. */
    private static final Logger REGIONS = Logger.getLogger(Regions.class.getName());

    private static final List<Tier> UPWARD = List.of(Tier.KELURAHAN, Tier.KECAMATAN, Tier.PEMKOT, Tier.PEMPROV);

    private final Areas areas;
    private final Units units;
    private final Tenants tenants;

    public RegionsInMemory(DirectSql.Connections connections) {
        REGIONS.setLevel(Level.WARNING);
        Regions regions = new Regions(new DirectSql(connections), new Settings());
        this.areas = new Areas(regions);
        this.units = new Units(regions);
        this.tenants = new Tenants(regions);
    }

    public Tenant tenant(int id) {
        return tenants.tenant(id).orElseThrow();
    }

    /**
     * Where a position is, as the tenant sees it.
     *
     * @throws id.kentongan.core.organisation.entity.InvalidPosition if it is no place on the globe
     */
    public Placement locate(Tenant tenant, double lat, double lon) {
        return areas.locator().locate(tenant, lat, lon);
    }

    /** The kelurahan whose offices belong to the tenant, in the order of their codes. */
    public List<AreaCode> kelurahan(int tenantId) {
        return units.ofTenant(tenantId).stream()
                .filter(unit -> unit.tier() == Tier.KELURAHAN)
                .map(Unit::area)
                .sorted()
                .toList();
    }

    /** The unit that a step of the ladder tells: of that tier, or of the next one above that has a unit there. */
    public Optional<Unit> unitAtOrAbove(AreaCode area, Tier lowest) {
        Stream<Tier> upward = UPWARD.stream().filter(tier -> tier.compareTo(lowest) >= 0);
        return upward.flatMap(tier -> units.forTier(area, tier).stream()).findFirst();
    }

    public Optional<String> name(AreaCode area) {
        return areas.name(area);
    }
}
