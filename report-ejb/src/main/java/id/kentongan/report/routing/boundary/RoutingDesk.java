package id.kentongan.report.routing.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.routing.RoutingTable;
import id.kentongan.report.entity.routing.RoutingRule;
import id.kentongan.report.entity.routing.RoutingRules;
import id.kentongan.report.entity.routing.RuleText;
import id.kentongan.report.routing.control.PastReports;
import id.kentongan.report.routing.control.RuleCheck;
import id.kentongan.report.routing.entity.Simulation;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a government's rules of who gets a report are read, drafted, tried and published. A draft is one for a government;
 * whoever saves it says which revision they saw.
 */
@Stateless
public class RoutingDesk {

    /** More past reports than this a trial does not read. */
    public static final int MOST_TRIED = 2_000;

    /** The longest note to a publication. */
    public static final int LONGEST_NOTE = 500;

    private static final int SHOWN_VERSIONS = 50;

    @Inject
    private Tenants tenants;

    @Inject
    private RoutingTable table;

    @Inject
    private RuleCheck check;

    @Inject
    private PastReports past;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /**
     * What is in force, what is drafted, and what was in force before.
     *
     * @throws NotPermitted if the actor has no business there
     */
    public RoutingState state(Actor actor, int tenantId) {
        return as(actor, Action.READ_ROUTING, tenantId, this::read);
    }

    /**
     * Saves a draft in place of the one that is there.
     *
     * @param revision of the draft that was seen; 0 if there was none
     * @throws id.kentongan.report.entity.routing.InvalidRules with everything that is wrong
     * @throws DraftChanged if somebody else has saved or published since
     * @throws NotPermitted if the actor may not
     */
    public RoutingState draft(Actor actor, int tenantId, int revision, List<RoutingRule> rules) {
        return as(actor, Action.CHANGE_ROUTING, tenantId, tenant -> {
            check.check(tenant, rules);
            OffsetDateTime now = clock.now();
            String text = RuleText.write(rules).toString();
            int saved = revision == 0
                    ? sql.update(
                            "insert into report.routing_draft (tenant_id, rules, revision, changed_at, changed_by)"
                                    + " values (?, ?::jsonb, 1, ?, ?) on conflict do nothing",
                            tenantId,
                            text,
                            now,
                            actor.personId())
                    : sql.update(
                            "update report.routing_draft set rules = ?::jsonb, revision = revision + 1, changed_at = ?,"
                                    + " changed_by = ? where tenant_id = ? and revision = ?",
                            text,
                            now,
                            actor.personId(),
                            tenantId,
                            revision);
            if (saved == 0) {
                throw changed(tenantId);
            }
            return read(tenant);
        });
    }

    /**
     * What the draft would have done with the newest reports, beside what is in force.
     *
     * @param reports how many; 1 to {@value #MOST_TRIED}
     * @throws DraftChanged if there is no draft
     * @throws NotPermitted if the actor has no business there
     */
    public Simulation simulate(Actor actor, int tenantId, int reports) {
        return as(actor, Action.READ_ROUTING, tenantId, tenant -> {
            Draft draft = draft(tenantId, "").orElseThrow(() -> changed(tenantId));
            return past.replay(
                    tenant,
                    table.published(tenantId),
                    new RoutingRules(Integer.MAX_VALUE, draft.rules()),
                    Math.max(1, Math.min(reports, MOST_TRIED)));
        });
    }

    /**
     * Puts the draft in force. Checked once more: what it names may be gone since it was saved.
     *
     * @param revision of the draft that was seen
     * @param note why, in the words of who decides
     * @throws id.kentongan.report.entity.routing.InvalidRules with everything that is wrong
     * @throws DraftChanged if somebody else has saved or published since
     * @throws NotPermitted if the actor may not
     */
    public RoutingState publish(Actor actor, int tenantId, int revision, @Nullable String note) {
        return as(actor, Action.CHANGE_ROUTING, tenantId, tenant -> {
            Draft draft = draft(tenantId, " for update")
                    .filter(found -> found.revision() == revision)
                    .orElseThrow(() -> changed(tenantId));
            put(actor, tenant, draft.rules(), note);
            sql.update("delete from report.routing_draft where tenant_id = ? and revision = ?", tenantId, revision);
            return read(tenant);
        });
    }

    /**
     * Puts an earlier version in force again, as a new one. The draft stays.
     *
     * @param version of the history; 0 for what is shipped
     * @throws DraftChanged if there is no such version
     * @throws id.kentongan.report.entity.routing.InvalidRules if it names what is gone since
     * @throws NotPermitted if the actor may not
     */
    public RoutingState restore(Actor actor, int tenantId, int version, @Nullable String note) {
        return as(actor, Action.CHANGE_ROUTING, tenantId, tenant -> {
            List<RoutingRule> rules = version == 0
                    ? RoutingRules.SHIPPED.rules()
                    : sql.one(
                                    "select rules::text from report.routing_version where tenant_id = ? and version = ?",
                                    row -> RuleText.read(row.getString(1)),
                                    tenantId,
                                    version)
                            .orElseThrow(() -> changed(tenantId));
            put(actor, tenant, rules, note);
            return read(tenant);
        });
    }

    private void put(Actor actor, Tenant tenant, List<RoutingRule> rules, @Nullable String note) {
        check.check(tenant, rules);
        int version = 1 + table.published(tenant.id()).version();
        int put = sql.update(
                "insert into report.routing_version (tenant_id, version, rules, note, published_at, published_by)"
                        + " values (?, ?, ?::jsonb, ?, ?, ?) on conflict do nothing",
                tenant.id(),
                version,
                RuleText.write(rules).toString(),
                note == null || note.isBlank() ? null : note.strip(),
                clock.now(),
                actor.personId());
        if (put == 0) {
            throw changed(tenant.id());
        }
        audit.record(tenant.id(), actor.personId(), "PUBLISH_ROUTING", "routing:" + version, note);
        table.forget(tenant.id());
    }

    /** Who has changed something last. */
    private DraftChanged changed(int tenantId) {
        return sql.one(
                        "select a.display_name, c.at from (select changed_by as who, changed_at as at"
                                + " from report.routing_draft where tenant_id = ? union all"
                                + " select published_by, published_at from report.routing_version where tenant_id = ?) c"
                                + " left join core.account a on a.person_id = c.who order by c.at desc limit 1",
                        row -> new DraftChanged(row.getString(1), row.getObject(2, OffsetDateTime.class)),
                        tenantId,
                        tenantId)
                .orElseGet(() -> new DraftChanged(null, clock.now()));
    }

    private record Draft(List<RoutingRule> rules, int revision) {}

    private Optional<Draft> draft(int tenantId, String lock) {
        return sql.one(
                "select rules::text, revision from report.routing_draft where tenant_id = ?" + lock,
                row -> new Draft(RuleText.read(row.getString(1)), row.getInt(2)),
                tenantId);
    }

    private RoutingState read(Tenant tenant) {
        RoutingRules published = table.published(tenant.id());
        Optional<Draft> draft = draft(tenant.id(), "");
        return new RoutingState(
                published.version(),
                published.rules(),
                draft.map(Draft::rules).orElse(null),
                draft.map(Draft::revision).orElse(0),
                sql.list(
                        "select v.version, v.published_at, a.display_name, v.note, jsonb_array_length(v.rules)"
                                + " from report.routing_version v left join core.account a on a.person_id = v.published_by"
                                + " where v.tenant_id = ? order by v.version desc limit ?",
                        row -> new RoutingState.Version(
                                row.getInt(1),
                                row.getObject(2, OffsetDateTime.class),
                                row.getString(3),
                                row.getString(4),
                                row.getInt(5)),
                        tenant.id(),
                        SHOWN_VERSIONS));
    }

    private <T> T as(Actor actor, Action action, int tenantId, Function<Tenant, T> work) {
        Tenant tenant = tenants.tenant(tenantId)
                .filter(found -> Access.may(actor, action, Matter.in(found.id(), found.area())))
                .orElseThrow(() -> new NotPermitted(action.name()));
        return Scope.tenant(tenantId).call(() -> work.apply(tenant));
    }
}
