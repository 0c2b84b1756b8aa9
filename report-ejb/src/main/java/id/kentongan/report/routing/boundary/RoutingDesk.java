package id.kentongan.report.routing.boundary;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.edition.boundary.DraftDesk;
import id.kentongan.core.edition.entity.DocumentKind;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.control.routing.RoutingTable;
import id.kentongan.report.entity.routing.RoutingRule;
import id.kentongan.report.entity.routing.RoutingRules;
import id.kentongan.report.entity.routing.RuleText;
import id.kentongan.report.routing.control.PastReports;
import id.kentongan.report.routing.control.RuleCheck;
import id.kentongan.report.routing.entity.Simulation;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Where a government's rules of who gets a report are read, drafted, tried and published. What is wrong is refused with
 * {@link id.kentongan.report.entity.routing.InvalidRules}.
 */
@Stateless
public class RoutingDesk extends DraftDesk<List<RoutingRule>> {

    /** More past reports than this a trial does not read. */
    public static final int MOST_TRIED = 2_000;

    private static final DocumentKind<List<RoutingRule>> KIND = new DocumentKind<>(
            "routing",
            "report.routing_version",
            "report.routing_draft",
            "rules",
            Action.READ_ROUTING,
            Action.CHANGE_ROUTING,
            rules -> RuleText.write(rules).toString(),
            (version, text) -> RuleText.read(text));

    @Inject
    private RoutingTable table;

    @Inject
    private RuleCheck check;

    @Inject
    private PastReports past;

    @Override
    protected DocumentKind<List<RoutingRule>> kind() {
        return KIND;
    }

    @Override
    protected List<RoutingRule> shipped(Tenant tenant) {
        return RoutingRules.SHIPPED.rules();
    }

    @Override
    protected void check(Tenant tenant, List<RoutingRule> rules) {
        check.check(tenant, rules);
    }

    @Override
    protected void published(Tenant tenant, List<RoutingRule> before, List<RoutingRule> now) {
        table.forget(tenant.id());
    }

    /**
     * What the draft would have done with the newest reports, beside what is in force.
     *
     * @param reports how many; 1 to {@value #MOST_TRIED}
     * @throws id.kentongan.core.edition.entity.ChangedMeanwhile if there is no draft
     * @throws NotPermitted if the actor has no business there
     */
    public Simulation simulate(Actor actor, int tenantId, int reports) {
        return as(
                actor,
                Action.READ_ROUTING,
                tenantId,
                tenant -> past.replay(
                        tenant,
                        table.published(tenantId),
                        new RoutingRules(Integer.MAX_VALUE, drafted(tenantId)),
                        Math.max(1, Math.min(reports, MOST_TRIED))));
    }
}
