package id.kentongan.web.api;

import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds the jurisdiction that a request means. */
@Dependent
class Towns {

    private final AreaDirectory areas;

    @Inject
    Towns(AreaDirectory areas) {
        this.areas = areas;
    }

    /**
     * @param domain such as {@code jakarta.go.id}
     * @throws RefusedRequest if there is none
     */
    Tenant byDomain(String domain) {
        return areas.tenantByDomain(domain)
                .orElseThrow(() -> RefusedRequest.of(ProblemType.UNKNOWN_JURISDICTION, Quote.of(domain)));
    }

    /** The first letters of a ticket are its tenant's. */
    Optional<Tenant> ofTicket(String ticket) {
        String code = ticket.length() < 3 ? "" : ticket.substring(0, 3);
        return areas.tenants().stream()
                .filter(tenant -> tenant.code().equalsIgnoreCase(code))
                .findFirst();
    }
}
