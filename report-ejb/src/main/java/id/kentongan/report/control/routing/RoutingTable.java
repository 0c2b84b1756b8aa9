package id.kentongan.report.control.routing;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.escalation.control.NobodyAnswers;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.control.routing.Recipients.Arrival;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.routing.Receiver;
import id.kentongan.report.entity.routing.RoutingMatter;
import id.kentongan.report.entity.routing.RoutingRules;
import id.kentongan.report.entity.routing.RuleText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * The published rules of each tenant and who can receive, kept in memory for ten seconds: a report that comes in asks the
 * database nothing.
 */
@ApplicationScoped
public class RoutingTable {

    private static final long KEEP_NANOS = 10_000_000_000L;

    private record Kept(RoutingRules rules, Set<UUID> unmanned, long since) {}

    private final Sql sql;
    private final Units units;
    private final Recipients recipients;
    private final ConcurrentMap<Integer, Kept> kept = new ConcurrentHashMap<>();

    @Inject
    public RoutingTable(Sql sql, Units units, Recipients recipients) {
        this.sql = sql;
        this.units = units;
        this.recipients = recipients;
    }

    /** For the container's proxy. */
    protected RoutingTable() {
        this.sql = null;
        this.units = null;
        this.recipients = null;
    }

    /**
     * Where a report goes by the rules in force.
     *
     * @throws NobodyAnswers if no unit of any tier covers the area
     */
    public Route route(Tenant tenant, Category category, RoutingMatter matter) {
        Kept known = of(tenant.id());
        return route(tenant, category, matter, known.rules(), known.unmanned());
    }

    /** The same by other rules, with who can receive now. */
    public Route route(Tenant tenant, Category category, RoutingMatter matter, RoutingRules rules) {
        return route(tenant, category, matter, rules, of(tenant.id()).unmanned());
    }

    private Route route(
            Tenant tenant, Category category, RoutingMatter matter, RoutingRules rules, Set<UUID> unmanned) {
        RoutingRules.Decision decision = rules.decide(matter);
        Unit usual =
                units.answerableFor(matter.area(), Tier.KELURAHAN).orElseThrow(() -> new NobodyAnswers(matter.area()));
        Optional<Unit> own = ofCategory(category)
                .flatMap(receiver -> recipients.open(tenant.id(), receiver, matter.area()))
                .filter(named -> !unmanned.contains(named.id()));
        // An emergency is the office's whose streets they are, and its service is told at the same moment.
        boolean toService = own.isPresent() && !category.emergency();
        Arrival arrival = decision.to() != null
                ? recipients.arrival(tenant.id(), decision.to(), matter.area(), unmanned)
                : new Arrival(toService ? own.get() : usual, null);
        Unit unit = arrival.unit() == null ? usual : arrival.unit();
        List<Unit> also = Stream.concat(
                        category.emergency() ? own.stream() : Stream.empty(),
                        decision.also().stream()
                                .map(told -> recipients.open(tenant.id(), told, matter.area()))
                                .flatMap(Optional::stream))
                .filter(told -> !told.id().equals(unit.id()))
                .distinct()
                .toList();
        return new Route(unit, unit.id().equals(usual.id()), rules.version(), decision.rule(), also, arrival.broken());
    }

    private static Optional<Receiver> ofCategory(Category category) {
        Tier tier = category.handling().tier();
        String agency = category.handling().agency();
        return tier != null
                ? Optional.of(Receiver.tier(tier))
                : Optional.ofNullable(agency).map(Receiver::agency);
    }

    /** What is in force. */
    public RoutingRules published(int tenantId) {
        return sql.one(
                        "select version, rules::text from report.routing_version where tenant_id = ?"
                                + " order by version desc limit 1",
                        row -> new RoutingRules(row.getInt(1), RuleText.read(row.getString(2))),
                        tenantId)
                .orElse(RoutingRules.SHIPPED);
    }

    private Kept of(int tenantId) {
        Kept known = kept.get(tenantId);
        if (known == null || System.nanoTime() - known.since() > KEEP_NANOS) {
            known = new Kept(published(tenantId), recipients.unmanned(tenantId), System.nanoTime());
            kept.put(tenantId, known);
        }
        return known;
    }

    /** Others have published; other nodes learn it within ten seconds. */
    public void forget(int tenantId) {
        kept.remove(tenantId);
    }
}
