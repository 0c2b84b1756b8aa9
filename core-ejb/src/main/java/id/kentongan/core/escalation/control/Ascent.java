package id.kentongan.core.escalation.control;

import id.kentongan.core.database.control.Columns;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.deadline.control.Deadlines;
import id.kentongan.core.deadline.entity.DeadlineKey;
import id.kentongan.core.deadline.entity.DeadlinePassed;
import id.kentongan.core.deadline.entity.Pause;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.escalation.entity.Case;
import id.kentongan.core.escalation.entity.CaseState;
import id.kentongan.core.escalation.entity.Raised;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.outbox.control.Outbox;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes the steps of cases whose deadlines have passed: what is written of many cases is written together, so that their
 * number does not change how often the database is asked.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Ascent {

    private final Climbs climbs;
    private final Deadlines deadlines;
    private final Units units;
    private final Outbox outbox;
    private final DatabaseClock clock;
    private final Sql sql;

    @Inject
    public Ascent(Climbs climbs, Deadlines deadlines, Units units, Outbox outbox, DatabaseClock clock, Sql sql) {
        this.climbs = climbs;
        this.deadlines = deadlines;
        this.units = units;
        this.outbox = outbox;
        this.clock = clock;
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Ascent() {
        this.climbs = null;
        this.deadlines = null;
        this.units = null;
        this.outbox = null;
        this.clock = null;
        this.sql = null;
    }

    /**
     * Takes a step of each case: records it once per round, tells the unit that it is for, plans the next one. Called by
     * the owner of the cases' kind while it observes {@link id.kentongan.core.deadline.entity.DeadlinesPassed}.
     *
     * @param passed at most one of each case
     * @return who is told; nobody where nothing is waited for any more or there is nobody for it
     */
    public List<Raised> raise(List<DeadlinePassed> passed) {
        if (passed.isEmpty()) {
            return List.of();
        }
        Map<UUID, Case> about = CaseFiles.read(passed, sql);
        Map<UUID, List<Pause>> pauses = climbs.pauses(passed);
        Writes writes = new Writes();
        List<Case> changed = new ArrayList<>();
        List<Deadlines.Plan> plans = new ArrayList<>();
        List<Raised> concerned = new ArrayList<>();
        Map<Integer, Set<Integer>> commanded = new HashMap<>();
        for (DeadlinePassed one : passed) {
            Case its = known(about, one);
            if (one.round() != its.round() || !runs(its, one.phase())) {
                continue;
            }
            changed.add(its);
            if (one.action() == StepAction.RESUMPTION) {
                climbs.resume(its, one.dueAt(), writes);
            } else {
                climbs.coming(its, one.phase(), one.taken(), pauses.getOrDefault(its.id(), List.of()))
                        .map(next -> new Deadlines.Plan(its.tenantId(), its.id(), next, its.round()))
                        .ifPresent(plans::add);
            }
            concerned(its, one)
                    .map(unit -> new Raised(one, unit, kind(its, one.action(), unit, commanded)))
                    .ifPresent(concerned::add);
        }
        List<Raised> told = firsts(concerned);
        tell(told, about, writes);
        deadlines.planAll(plans, writes);
        CaseFiles.keep(changed, writes);
        sql.write(writes);
        return told;
    }

    private void tell(List<Raised> told, Map<UUID, Case> about, Writes into) {
        OffsetDateTime now = clock.now();
        List<Outbox.Letter> letters = new ArrayList<>();
        for (Raised raised : told) {
            Case its = known(about, raised.passed());
            if (!raised.passed().action().forWhoHasIt() && raised.unit().tier() != Tier.AGENCY) {
                its.reach(raised.unit().tier());
            }
            letters.add(new Outbox.Letter(
                    Cases.queue(raised.unit()), Cases.message(its, raised.unit(), raised.kind(), its.round(), now)));
        }
        outbox.publishAll(letters, into);
    }

    private static Case known(Map<UUID, Case> about, DeadlinePassed passed) {
        Case its = about.get(passed.caseId());
        if (its == null) {
            throw new IllegalStateException("no case " + passed.caseId() + " of tenant " + passed.tenantId());
        }
        return its;
    }

    private static boolean runs(Case about, Phase phase) {
        return switch (phase) {
            case VERIFY -> false;
            case ACCEPT -> about.isOpen();
            case ACT -> about.idle() && about.waitsFrom() == null;
            case FINISH -> about.state() != CaseState.CLOSED && about.waitsFrom() == null;
            case WAIT -> about.waitsFrom() != null;
        };
    }

    private Optional<Unit> concerned(Case about, DeadlinePassed passed) {
        @Nullable UUID has = passed.unit();
        if (passed.action().forWhoHasIt() && has != null) {
            return units.unit(has).or(() -> units.answerableFor(about.area(), passed.tier()));
        }
        if (passed.tier() == Tier.AGENCY) {
            return climbs.step(about, passed.phase(), passed.step())
                    .flatMap(step -> units.agency(about.tenantId(), String.valueOf(step.agency())));
        }
        return units.answerableFor(about.area(), passed.tier());
    }

    /** A province commands where it operates the area, or where it was given that; else it supervises (UU 23/2014). */
    private AlertKind kind(Case about, StepAction action, Unit told, Map<Integer, Set<Integer>> commanded) {
        boolean commands = action != StepAction.ESCALATION
                || told.tenantId() == about.tenantId()
                || commanded.computeIfAbsent(told.tenantId(), this::commandedBy).contains(about.tenantId());
        return commands ? AlertKind.of(action) : AlertKind.SUPERVISION;
    }

    private Set<Integer> commandedBy(int overseer) {
        return Set.copyOf(sql.list(
                "select distinct overseen_id from core.oversight where overseer_id = ? and mode = 'COMMAND'"
                        + " and valid_from <= now() and (valid_until is null or valid_until > now())",
                row -> row.getInt(1),
                overseer));
    }

    /** Those whose step was not recorded before. */
    private List<Raised> firsts(List<Raised> all) {
        if (all.isEmpty()) {
            return all;
        }
        Set<DeadlineKey> recorded = new HashSet<>(sql.list(
                "insert into core.escalation (tenant_id, case_id, phase, step, round, tier, kind, unit_id, due_at,"
                        + " raised_at) select k.*, now() from unnest(?::int[], ?::uuid[], ?::text[], ?::int[], ?::int[],"
                        + " ?::text[], ?::text[], ?::uuid[], ?::timestamptz[]) k on conflict do nothing"
                        + " returning tenant_id, case_id, phase, step, round",
                row -> new DeadlineKey(
                        row.getInt(1),
                        row.getObject(2, UUID.class),
                        Phase.valueOf(row.getString(3)),
                        row.getInt(4),
                        row.getInt(5)),
                all.stream().mapToInt(raised -> raised.passed().tenantId()).toArray(),
                Columns.texts(all, raised -> raised.passed().caseId()),
                Columns.texts(all, raised -> raised.passed().phase()),
                all.stream().mapToInt(raised -> raised.passed().step()).toArray(),
                all.stream().mapToInt(raised -> raised.passed().round()).toArray(),
                Columns.texts(all, raised -> raised.passed().tier()),
                Columns.texts(all, raised -> raised.passed().action()),
                Columns.texts(all, raised -> raised.unit().id()),
                Columns.texts(all, raised -> raised.passed().dueAt())));
        return all.stream()
                .filter(raised -> recorded.contains(raised.passed().key()))
                .toList();
    }
}
