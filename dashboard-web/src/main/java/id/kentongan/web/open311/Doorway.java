package id.kentongan.web.open311;

import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.Category;
import id.kentongan.report.intake.boundary.PublicReports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whom a request is for. */
@ApplicationScoped
public class Doorway {

    private final AreaDirectory areas;
    private final PublicReports reports;

    @Inject
    public Doorway(AreaDirectory areas, PublicReports reports) {
        this.areas = areas;
        this.reports = reports;
    }

    /** For the container's proxy. */
    protected Doorway() {
        this.areas = null;
        this.reports = null;
    }

    /**
     * @throws Refused with 400 if no jurisdiction is named, with 404 if there is no such one
     */
    Tenant jurisdiction(Parameters arguments) {
        String domain = arguments
                .single("jurisdiction_id")
                .orElseThrow(() -> new Refused(Refusal.invalid("missing-jurisdiction")))
                .strip();
        return areas.tenantByDomain(domain)
                .orElseThrow(() -> new Refused(Refusal.unknown("unknown-jurisdiction", Texts.quote(domain))));
    }

    /**
     * @throws Refused with 404 if the tenant has no such category, or it takes no new reports
     */
    Category service(Tenant tenant, String code) {
        Category category = known(tenant, code);
        if (category.retired()) {
            throw new Refused(Refusal.unknown("unknown-service", Texts.quote(code)));
        }
        return category;
    }

    /**
     * Retired or not: a report that is sent again may be older than that.
     *
     * @throws Refused with 404 if the tenant has no such category
     */
    Category known(Tenant tenant, String code) {
        return reports.categories(tenant.id()).stream()
                .filter(category -> category.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.unknown("unknown-service", Texts.quote(code))));
    }
}
