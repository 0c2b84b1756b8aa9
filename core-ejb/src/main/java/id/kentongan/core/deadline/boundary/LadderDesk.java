package id.kentongan.core.deadline.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.deadline.control.LadderCheck;
import id.kentongan.core.deadline.control.Ladders;
import id.kentongan.core.deadline.control.PastCases;
import id.kentongan.core.deadline.entity.Ladder;
import id.kentongan.core.deadline.entity.LadderDraftChanged;
import id.kentongan.core.deadline.entity.LadderLine;
import id.kentongan.core.deadline.entity.LadderText;
import id.kentongan.core.deadline.entity.LaddersChanged;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.core.time.WorkingCalendar;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a government's terms are read, drafted, tried on the cases of the last month, and put in force. Cases that are open
 * go on by what was in force when they came.
 */
@Stateless
public class LadderDesk {

    /** More cases than this a trial does not read. */
    public static final int MOST_TRIED = 5_000;

    /** The longest note to a publication. */
    public static final int LONGEST_NOTE = 500;

    private static final int SHOWN_VERSIONS = 50;

    private static final Comparator<PastCases.Told> IN_ORDER = Comparator.comparing(PastCases.Told::phase)
            .thenComparing(PastCases.Told::tier)
            .thenComparing(PastCases.Told::action);

    @Inject
    private Tenants tenants;

    @Inject
    private Units units;

    @Inject
    private Ladders ladders;

    @Inject
    private PastCases past;

    @Inject
    private Settings settings;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Event<LaddersChanged> changes;

    @Inject
    private Sql sql;

    /** @throws NotPermitted if the actor has no business there */
    public LadderState state(Actor actor, int tenantId) {
        return as(actor, Action.READ_LADDER, tenantId, this::read);
    }

    /**
     * Saves a draft in place of the one that is there.
     *
     * @param revision of the draft that was seen; 0 if there was none
     * @throws id.kentongan.core.deadline.entity.InvalidLadder with everything that is wrong
     * @throws LadderDraftChanged if somebody else has saved or published since
     * @throws NotPermitted if the actor may not
     */
    public LadderState draft(Actor actor, int tenantId, int revision, List<LadderLine> lines) {
        return as(actor, Action.CHANGE_LADDER, tenantId, tenant -> {
            check(tenant, lines);
            OffsetDateTime now = clock.now();
            String text = LadderText.write(lines);
            int saved = revision == 0
                    ? sql.update(
                            "insert into core.ladder_draft (tenant_id, steps, revision, changed_at, changed_by)"
                                    + " values (?, ?::jsonb, 1, ?, ?) on conflict do nothing",
                            tenantId,
                            text,
                            now,
                            actor.personId())
                    : sql.update(
                            "update core.ladder_draft set steps = ?::jsonb, revision = revision + 1, changed_at = ?,"
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
     * What the draft would have done with the cases of the last month, beside what is in force.
     *
     * @throws LadderDraftChanged if there is no draft
     * @throws NotPermitted if the actor has no business there
     */
    public LadderTrial simulate(Actor actor, int tenantId) {
        return as(actor, Action.READ_LADDER, tenantId, tenant -> {
            Draft draft = draft(tenantId, "").orElseThrow(() -> changed(tenantId));
            List<PastCases.Past> cases = past.ofLastMonth(tenantId, MOST_TRIED);
            WorkingCalendar calendar = ladders.calendar(tenantId);
            Map<PastCases.Told, Integer> before = PastCases.told(cases, current(tenant), calendar);
            Map<PastCases.Told, Integer> after =
                    PastCases.told(cases, new Ladder(tenant.preset(), Integer.MAX_VALUE, draft.lines()), calendar);
            Set<PastCases.Told> all = new TreeSet<>(IN_ORDER);
            all.addAll(before.keySet());
            all.addAll(after.keySet());
            return new LadderTrial(
                    cases.size(),
                    all.stream()
                            .map(told -> new LadderTrial.Row(
                                    told.phase(),
                                    told.tier(),
                                    told.action(),
                                    before.getOrDefault(told, 0),
                                    after.getOrDefault(told, 0)))
                            .toList());
        });
    }

    /**
     * Puts the draft in force for cases that come from now on.
     *
     * @param revision of the draft that was seen
     * @param note why, in the words of who decides
     * @throws id.kentongan.core.deadline.entity.InvalidLadder if an agency that it names is gone since
     * @throws LadderDraftChanged if somebody else has saved or published since
     * @throws NotPermitted if the actor may not
     */
    public LadderState publish(Actor actor, int tenantId, int revision, @Nullable String note) {
        return as(actor, Action.CHANGE_LADDER, tenantId, tenant -> {
            Draft draft = draft(tenantId, " for update")
                    .filter(found -> found.revision() == revision)
                    .orElseThrow(() -> changed(tenantId));
            put(actor, tenant, draft.lines(), note);
            sql.update("delete from core.ladder_draft where tenant_id = ? and revision = ?", tenantId, revision);
            return read(tenant);
        });
    }

    /**
     * Puts an earlier version in force again, as a new one. The draft stays.
     *
     * @param version of the history; 0 for the preset
     * @throws LadderDraftChanged if there is no such version
     * @throws id.kentongan.core.deadline.entity.InvalidLadder if an agency that it names is gone since
     * @throws NotPermitted if the actor may not
     */
    public LadderState restore(Actor actor, int tenantId, int version, @Nullable String note) {
        return as(actor, Action.CHANGE_LADDER, tenantId, tenant -> {
            if (version < 0 || version > newest(tenantId)) {
                throw changed(tenantId);
            }
            put(actor, tenant, ladders.ladder(tenantId, preset(tenant), version).lines(), note);
            return read(tenant);
        });
    }

    private void put(Actor actor, Tenant tenant, List<LadderLine> lines, @Nullable String note) {
        check(tenant, lines);
        int version = 1 + newest(tenant.id());
        int put = sql.update(
                "insert into core.ladder_version (tenant_id, version, steps, note, published_at, published_by)"
                        + " values (?, ?, ?::jsonb, ?, ?, ?) on conflict do nothing",
                tenant.id(),
                version,
                LadderText.write(lines),
                note == null || note.isBlank() ? null : note.strip(),
                clock.now(),
                actor.personId());
        if (put == 0) {
            throw changed(tenant.id());
        }
        audit.record(tenant.id(), actor.personId(), "PUBLISH_LADDER", "ladder:" + version, note);
        changes.fire(new LaddersChanged(tenant.id()));
    }

    private int newest(int tenantId) {
        return sql.one(
                        "select coalesce(max(version), 0) from core.ladder_version where tenant_id = ?",
                        row -> row.getInt(1),
                        tenantId)
                .orElse(0);
    }

    private void check(Tenant tenant, List<LadderLine> lines) {
        LadderCheck.check(lines, key -> units.agency(tenant.id(), key).isPresent());
    }

    private String preset(Tenant tenant) {
        return settings.demo() ? Settings.DEMO : tenant.preset();
    }

    /** As the database has it now, and not as this node remembers it. */
    private Ladder current(Tenant tenant) {
        return ladders.ladder(tenant.id(), preset(tenant), newest(tenant.id()));
    }

    /** Who has changed something last. */
    private LadderDraftChanged changed(int tenantId) {
        return sql.one(
                        "select a.display_name, c.at from (select changed_by as who, changed_at as at"
                                + " from core.ladder_draft where tenant_id = ? union all"
                                + " select published_by, published_at from core.ladder_version where tenant_id = ?) c"
                                + " left join core.account a on a.person_id = c.who order by c.at desc limit 1",
                        row -> new LadderDraftChanged(row.getString(1), row.getObject(2, OffsetDateTime.class)),
                        tenantId,
                        tenantId)
                .orElseGet(() -> new LadderDraftChanged(null, clock.now()));
    }

    private record Draft(List<LadderLine> lines, int revision) {}

    private Optional<Draft> draft(int tenantId, String lock) {
        return sql.one(
                "select steps::text, revision from core.ladder_draft where tenant_id = ?" + lock,
                row -> new Draft(LadderText.read(row.getString(1)), row.getInt(2)),
                tenantId);
    }

    private LadderState read(Tenant tenant) {
        Optional<Draft> draft = draft(tenant.id(), "");
        return new LadderState(
                current(tenant),
                draft.map(Draft::lines).orElse(null),
                draft.map(Draft::revision).orElse(0),
                sql.list(
                        "select v.version, v.published_at, a.display_name, v.note, jsonb_array_length(v.steps)"
                                + " from core.ladder_version v left join core.account a on a.person_id = v.published_by"
                                + " where v.tenant_id = ? order by v.version desc limit ?",
                        row -> new LadderState.Version(
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
