package id.kentongan.report.followup.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.escalation.control.CaseTerms;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.Reports;
import id.kentongan.report.control.routing.Incidents;
import id.kentongan.report.control.routing.Route;
import id.kentongan.report.control.routing.RoutingTable;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.routing.RoutingMatter;
import id.kentongan.report.followup.entity.Handling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What follows when a report is another matter than was thought: other terms, and while nobody has it another office. */
@ApplicationScoped
public class Recategorising {

    private final Categories categories;
    private final Tenants tenants;
    private final Units units;
    private final RoutingTable routing;
    private final Incidents incidents;
    private final Reports reports;
    private final Handlings handlings;
    private final Cases cases;
    private final CaseTerms terms;
    private final Sql sql;

    @Inject
    public Recategorising(
            Categories categories,
            Tenants tenants,
            Units units,
            RoutingTable routing,
            Incidents incidents,
            Reports reports,
            Handlings handlings,
            Cases cases,
            CaseTerms terms,
            Sql sql) {
        this.categories = categories;
        this.tenants = tenants;
        this.units = units;
        this.routing = routing;
        this.incidents = incidents;
        this.reports = reports;
        this.handlings = handlings;
        this.cases = cases;
        this.terms = terms;
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Recategorising() {
        this.categories = null;
        this.tenants = null;
        this.units = null;
        this.routing = null;
        this.incidents = null;
        this.reports = null;
        this.handlings = null;
        this.cases = null;
        this.terms = null;
        this.sql = null;
    }

    /**
     * Asks the rules in force where it goes now. What was answered to the questions of the other category says nothing of this
     * one.
     *
     * @param code of a category that takes new reports
     * @return empty where somebody has taken it on, or has settled by hand whose it is, or another government has it
     */
    public Optional<Route> route(Standing standing, String code) {
        Report report = standing.report();
        if (report.status() != ReportStatus.SUBMITTED || standing.handling().hops() > 0 || standing.away()) {
            return Optional.empty();
        }
        Tenant tenant = tenants.tenant(report.tenantId()).orElseThrow();
        Category category = categories.find(report.tenantId(), code).orElseThrow();
        return Optional.of(routing.route(
                tenant,
                category,
                new RoutingMatter(
                        code,
                        category.emergency(),
                        report.area(),
                        Map.of(),
                        report.receivedAt().atZoneSameInstant(tenant.zone()).toLocalDateTime())));
    }

    /** Whether that is somebody else than who was told when it came. */
    public boolean elsewhere(Standing standing, Route route) {
        Unit had = Optional.ofNullable(standing.handler())
                .or(() -> units.answerableFor(standing.report().area(), Tier.KELURAHAN))
                .orElse(null);
        return had == null || !had.id().equals(route.unit().id());
    }

    /** Its terms are those of the other category, none shorter than was promised. */
    public void concern(Report report) {
        Category category =
                categories.find(report.tenantId(), report.categoryCode()).orElseThrow();
        Tenant tenant = tenants.tenant(report.tenantId()).orElseThrow();
        cases.concern(
                tenant,
                report.id(),
                category.code(),
                category.emergency() ? Priority.EMERGENCY : Priority.NORMAL,
                categories.finish(terms.preset(tenant), category).orElse(null));
    }

    /** Lets it go there: clock and history go with it, and whoever the rules name besides is told for the first time. */
    public void follow(Standing standing, Route route, OffsetDateTime now) {
        Report report = standing.report();
        int tenantId = report.tenantId();
        List<UUID> knew = handlings.told(tenantId, report.id());
        sql.update(
                "update report.report set routing_version = ?, routing_rule = ?, also_told = ?::uuid[]"
                        + " where tenant_id = ? and id = ?",
                route.storedVersion(),
                route.storedRule(),
                route.storedAlso(),
                tenantId,
                report.id());
        if (elsewhere(standing, route)) {
            UUID broken = route.broken();
            if (broken != null) {
                reports.append(report.rerouted(broken, route.unit(), now));
                incidents.broken(tenantId, broken, route.unit(), report.ticket().value());
            }
            Handling handling = standing.handling();
            handlings.keep(tenantId, report.id(), handling.with(route.unit().id(), handling.hops()));
            cases.handOver(tenantId, report.id(), route.unit());
        }
        route.also().stream()
                .filter(unit -> !knew.contains(unit.id()))
                .forEach(unit -> cases.tell(tenantId, report.id(), unit, AlertKind.NEW));
    }
}
