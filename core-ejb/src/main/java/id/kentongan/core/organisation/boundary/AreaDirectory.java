package id.kentongan.core.organisation.boundary;

import id.kentongan.core.organisation.control.Areas;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.InvalidPosition;
import id.kentongan.core.organisation.entity.NamedPlace;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Public knowledge: anybody may ask. It answers from memory, so it needs no transaction of its own and joins the
 * caller's only for the glance at the regions' version.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AreaDirectory {

    @Inject
    private Areas areas;

    @Inject
    private Tenants tenants;

    @Inject
    private Units units;

    /** @param domain an Open311 jurisdiction id, such as {@code jakarta.go.id} */
    public Optional<Tenant> tenantByDomain(String domain) {
        return tenants.byDomain(domain);
    }

    public Optional<Tenant> tenant(int id) {
        return tenants.tenant(id);
    }

    public List<Tenant> tenants() {
        return tenants.all();
    }

    /**
     * Where a position is, as seen by the tenant that is asked.
     *
     * @throws InvalidPosition if latitude or longitude is not a finite number on the globe
     */
    public Placement locate(Tenant tenant, double lat, double lon) {
        return areas.locator().locate(tenant, lat, lon);
    }

    /**
     * The place of who knows the kelurahan and nothing more.
     *
     * @return empty if it is none of the asked tenant's, or nobody knows where it is
     */
    public Optional<NamedPlace> named(Tenant tenant, AreaCode kelurahan) {
        return areas.locator().named(tenant, kelurahan);
    }

    /**
     * A kelurahan that somebody can name instead of a position.
     *
     * @param kecamatan name of the kecamatan that it lies in
     */
    public record Nameable(AreaCode code, String name, String kecamatan) {}

    /** @return the tenant's kelurahan, those of one kecamatan together */
    public List<Nameable> nameable(Tenant tenant) {
        return areas.locator().nameable(tenant).stream()
                .map(code -> {
                    List<String> path = areas.path(code);
                    return new Nameable(
                            code,
                            path.isEmpty() ? code.value() : path.get(0),
                            path.size() < 2 ? "" : path.get(1) + (path.size() < 3 ? "" : ", " + path.get(2)));
                })
                .toList();
    }

    /** Codes of the tenant's kelurahan, those of one kecamatan together; much cheaper than with their names. */
    public List<AreaCode> kelurahan(Tenant tenant) {
        return areas.locator().nameable(tenant);
    }

    /** The office that answers for an area first: its kelurahan's, or its kecamatan's where only that is known. */
    public Optional<Unit> office(AreaCode area) {
        return units.forTier(area, Tier.KELURAHAN).or(() -> units.forTier(area, Tier.KECAMATAN));
    }

    /** The unit of that id, or who answers instead since it was closed. */
    public Optional<Unit> unit(UUID id) {
        return units.unit(id);
    }

    /** Names of the area and of what it lies in, deepest first. */
    public List<String> path(AreaCode code) {
        return areas.path(code);
    }

    /** True while some of this tenant's kelurahan are placed by sample points instead of borders. */
    public boolean approximate(Tenant tenant) {
        return areas.locator().approximate(tenant);
    }
}
