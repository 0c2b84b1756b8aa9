package id.kentongan.core.deadline.boundary;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.deadline.control.LadderCheck;
import id.kentongan.core.deadline.control.Ladders;
import id.kentongan.core.deadline.control.PastCases;
import id.kentongan.core.deadline.entity.Ladder;
import id.kentongan.core.deadline.entity.LadderLine;
import id.kentongan.core.deadline.entity.LadderText;
import id.kentongan.core.deadline.entity.LaddersChanged;
import id.kentongan.core.edition.boundary.DraftDesk;
import id.kentongan.core.edition.entity.DocumentKind;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.time.WorkingCalendar;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a government's terms are read, drafted, tried on the cases of the last month, and put in force. Cases that are open
 * go on by what was in force when they came. What is wrong is refused with
 * {@link id.kentongan.core.deadline.entity.InvalidLadder}.
 */
@Stateless
public class LadderDesk extends DraftDesk<List<LadderLine>> {

    /** More cases than this a trial does not read. */
    public static final int MOST_TRIED = 5_000;

    private static final DocumentKind<List<LadderLine>> KIND = new DocumentKind<>(
            "ladder",
            "core.ladder_version",
            "core.ladder_draft",
            "steps",
            Action.READ_LADDER,
            Action.CHANGE_LADDER,
            LadderText::write,
            (version, text) -> LadderText.read(text));

    private static final Comparator<PastCases.Told> IN_ORDER = Comparator.comparing(PastCases.Told::phase)
            .thenComparing(PastCases.Told::tier)
            .thenComparing(PastCases.Told::action);

    @Inject
    private Units units;

    @Inject
    private Ladders ladders;

    @Inject
    private PastCases past;

    @Inject
    private Settings settings;

    @Inject
    private Event<LaddersChanged> changes;

    @Override
    protected DocumentKind<List<LadderLine>> kind() {
        return KIND;
    }

    @Override
    protected List<LadderLine> shipped(Tenant tenant) {
        return ladders.ladder(tenant.id(), preset(tenant), 0).lines();
    }

    @Override
    protected void check(Tenant tenant, List<LadderLine> lines) {
        LadderCheck.check(lines, key -> units.agency(tenant.id(), key).isPresent());
    }

    @Override
    protected void published(Tenant tenant, List<LadderLine> before, List<LadderLine> now) {
        changes.fire(new LaddersChanged(tenant.id()));
    }

    /**
     * The preset that holds until the government publishes its own.
     *
     * @throws NotPermitted if the actor has no business there
     */
    public String preset(Actor actor, int tenantId) {
        return as(actor, Action.READ_LADDER, tenantId, this::preset);
    }

    /**
     * What the draft would have done with the cases of the last month, beside what is in force.
     *
     * @throws id.kentongan.core.edition.entity.ChangedMeanwhile if there is no draft
     * @throws NotPermitted if the actor has no business there
     */
    public LadderTrial simulate(Actor actor, int tenantId) {
        return as(actor, Action.READ_LADDER, tenantId, tenant -> {
            List<PastCases.Past> cases = past.ofLastMonth(tenantId, MOST_TRIED);
            WorkingCalendar calendar = ladders.calendar(tenantId);
            Map<PastCases.Told, Integer> before = told(cases, tenant, current(tenant), calendar);
            Map<PastCases.Told, Integer> after = told(cases, tenant, drafted(tenantId), calendar);
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

    private static Map<PastCases.Told, Integer> told(
            List<PastCases.Past> cases, Tenant tenant, List<LadderLine> lines, WorkingCalendar calendar) {
        return PastCases.told(cases, new Ladder(tenant.preset(), Integer.MAX_VALUE, lines), calendar);
    }

    private String preset(Tenant tenant) {
        return settings.demo() ? Settings.DEMO : tenant.preset();
    }
}
