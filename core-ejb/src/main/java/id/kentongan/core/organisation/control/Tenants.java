package id.kentongan.core.organisation.control;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The governments that take part. */
@ApplicationScoped
public class Tenants {

    private final Regions regions;

    @Inject
    public Tenants(Regions regions) {
        this.regions = regions;
    }

    /** For the container's proxy. */
    protected Tenants() {
        this(new Regions());
    }

    public List<Tenant> all() {
        return regions.current().jurisdictions().tenants();
    }

    public Optional<Tenant> tenant(int id) {
        return find(tenant -> tenant.id() == id);
    }

    public Optional<Tenant> byDomain(String domain) {
        return find(tenant -> tenant.domain().equalsIgnoreCase(domain));
    }

    /** The tenant that operates the area; a province that only supervises operates nothing below itself. */
    public Optional<Tenant> operating(AreaCode area) {
        return regions.current().jurisdictions().operating(area);
    }

    private Optional<Tenant> find(Predicate<Tenant> wanted) {
        return all().stream().filter(wanted).findFirst();
    }
}
