package id.kentongan.core.escalation.control;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.deadline.control.Deadlines;
import id.kentongan.core.deadline.control.Ladders;
import id.kentongan.core.deadline.entity.DeadlinePassed;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Step;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.escalation.entity.Case;
import id.kentongan.core.escalation.entity.CaseKind;
import id.kentongan.core.logging.Correlation;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.outbox.control.Outbox;
import id.kentongan.core.outbox.entity.CaseAlertV1;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The mechanism of every case: opened with its first deadline, raised step by step, accepted once. All of it happens in
 * the caller's transaction, so a report without its case or a case without its message cannot exist.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Cases {

    private static final List<Tier> UPWARD = List.of(Tier.KELURAHAN, Tier.KECAMATAN, Tier.PEMKOT, Tier.PEMPROV);

    /** Of no preset: there are no steps of that name. */
    private static final String NO_LADDER = "none";

    private final CaseFiles files;
    private final Sql sql;
    private final DatabaseClock clock;
    private final Settings settings;
    private final Ladders ladders;
    private final Deadlines deadlines;
    private final Units units;
    private final Outbox outbox;

    @Inject
    public Cases(
            CaseFiles files,
            Sql sql,
            DatabaseClock clock,
            Settings settings,
            Ladders ladders,
            Deadlines deadlines,
            Units units,
            Outbox outbox) {
        this.files = files;
        this.sql = sql;
        this.clock = clock;
        this.settings = settings;
        this.ladders = ladders;
        this.deadlines = deadlines;
        this.units = units;
        this.outbox = outbox;
    }

    /** For the container's proxy. */
    protected Cases() {
        this.files = null;
        this.sql = null;
        this.clock = null;
        this.settings = null;
        this.ladders = null;
        this.deadlines = null;
        this.units = null;
        this.outbox = null;
    }

    /** @return the preset of terms that a tenant's new cases follow; a demonstration counts in seconds */
    public String preset(Tenant tenant) {
        return settings.demo() ? Settings.DEMO : tenant.preset();
    }

    /**
     * Opens a case, tells the unit that answers for the place, and plans the first step of its ladder.
     *
     * @param id the id of the thing that the case is about
     * @param reference what people call it
     * @param topic the matter, such as a category
     * @param area a kelurahan, or a kecamatan where the place cannot be told more exactly
     * @param into what the caller writes together
     * @return the unit that was told
     * @throws NobodyAnswers if no unit of any tier covers the area
     */
    public Unit open(
            CaseKind kind, Tenant tenant, UUID id, String reference, String topic, AreaCode area, Writes into) {
        Unit first = unitAtOrAbove(area, Tier.KELURAHAN).orElseThrow(() -> new NobodyAnswers(area));
        open(kind, tenant, id, reference, topic, area, first, List.of(), into);
        return first;
    }

    /**
     * The same for a unit that is known already.
     *
     * @param first who is told, and has to answer
     * @param also who is told besides
     */
    public void open(
            CaseKind kind,
            Tenant tenant,
            UUID id,
            String reference,
            String topic,
            AreaCode area,
            Unit first,
            List<Unit> also,
            Writes into) {
        OffsetDateTime now = clock.now();
        Case opened = Case.open(
                kind,
                tenant.id(),
                id,
                reference,
                topic,
                area,
                preset(tenant),
                first.tier(),
                now,
                Correlation.current().orElse(null));
        Correlation.concerns(tenant.id());
        CaseAlertV1 message = message(opened, first, AlertKind.NEW, 0, now);
        // All of them before the case is written: each takes its next number.
        List<CaseAlertV1> besides = also.stream()
                .map(unit -> message(opened, unit, AlertKind.NEW, 0, now))
                .toList();
        files.add(opened, into);
        planNext(opened, Phase.ACCEPT, 0, into);
        outbox.publish(queue(first), message, into);
        for (int i = 0; i < also.size(); i++) {
            outbox.publish(queue(also.get(i)), besides.get(i), into);
        }
    }

    /**
     * Opens a case that climbs no ladder: whoever owns its kind plans its deadlines. The unit is told.
     *
     * @param kind whose owner knows what a deadline of it means
     * @param why the unit is told
     * @param into what the caller writes together
     */
    public void openBesideLadders(
            CaseKind kind,
            int tenantId,
            UUID id,
            String reference,
            String topic,
            Unit unit,
            AlertKind why,
            Writes into) {
        OffsetDateTime now = clock.now();
        Case opened = Case.open(
                kind,
                tenantId,
                id,
                reference,
                topic,
                unit.area(),
                NO_LADDER,
                unit.tier(),
                now,
                Correlation.current().orElse(null));
        Correlation.concerns(tenantId);
        CaseAlertV1 message = message(opened, unit, why, 0, now);
        files.add(opened, into);
        outbox.publish(queue(unit), message, into);
    }

    /**
     * Raises a case whose deadline has passed: records it once per tier and round, tells the tier's unit, plans the
     * next step. Called by the owner of the case's kind while it observes {@link DeadlinePassed}.
     *
     * @return the unit that is told; empty if the case is not open any more or no unit of that tier or above exists
     */
    public Optional<Unit> raise(DeadlinePassed passed) {
        Case open = find(passed.tenantId(), passed.caseId());
        if (!open.isOpen()) {
            return Optional.empty();
        }
        Writes next = new Writes();
        if (passed.round() != open.round()) {
            return Optional.empty();
        }
        planNext(open, passed.phase(), passed.step(), next);
        Optional<Unit> told = unitAtOrAbove(open.area(), passed.tier());
        told.ifPresent(unit -> {
            boolean once = sql.update(
                            "insert into core.escalation (tenant_id, case_id, tier, round, kind, unit_id, due_at, raised_at)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, now()) on conflict do nothing",
                            open.tenantId(),
                            open.id(),
                            passed.tier().name(),
                            passed.round(),
                            passed.action().name(),
                            unit.id(),
                            passed.dueAt())
                    == 1;
            if (once) {
                open.reach(unit.tier());
                CaseAlertV1 message = message(open, unit, AlertKind.of(passed.action()), passed.round(), clock.now());
                outbox.publish(queue(unit), message, next);
            }
        });
        sql.write(next);
        return told;
    }

    /**
     * Waits until nobody else is about to change the case. Taken first by everybody who changes one or what it is about,
     * so that nobody waits in a ring.
     */
    public void lock(int tenantId, UUID caseId) {
        sql.one(
                "select 1 from core.case_file where tenant_id = ? and id = ? for update",
                row -> row.getInt(1),
                tenantId,
                caseId);
    }

    /**
     * Accepts a case for a unit and stops its clock.
     *
     * @throws id.kentongan.core.escalation.entity.AlreadyAccepted if it is not open
     */
    public void accept(int tenantId, UUID caseId, UUID person, UUID unit) {
        lock(tenantId, caseId);
        fresh(tenantId, caseId).accept(clock.now());
        // By SQL: EclipseLink can neither write nor read a UUID that is null, and these are until now.
        sql.update(
                "update core.case_file set accepted_by = ?, accepted_unit = ? where tenant_id = ? and id = ?",
                person,
                unit,
                tenantId,
                caseId);
        deadlines.cancel(tenantId, caseId, Phase.ACCEPT);
    }

    /** Tells a unit something about a case, apart from its ladder. The case must be locked. */
    public void tell(int tenantId, UUID caseId, Unit unit, AlertKind kind) {
        Case about = fresh(tenantId, caseId);
        Writes writes = new Writes();
        tell(about, unit, kind, writes);
        sql.write(writes);
    }

    private void tell(Case about, Unit unit, AlertKind kind, Writes into) {
        outbox.publish(queue(unit), message(about, unit, kind, about.round(), clock.now()), into);
    }

    /**
     * Another unit has to answer. If nobody has answered yet the climb goes on as it was; else it goes on with what was
     * left of the terms when somebody did. The case must be locked.
     *
     * @param to who is told
     */
    public void handOver(int tenantId, UUID caseId, Unit to) {
        Case about = fresh(tenantId, caseId);
        Writes writes = new Writes();
        if (!about.isOpen()) {
            about.handBack(clock.now());
            planNext(about, Phase.ACCEPT, lastFired(tenantId, caseId), writes);
            forgetWhoAccepted(tenantId, caseId);
        }
        tell(about, to, AlertKind.HANDED_OVER, writes);
        sql.write(writes);
    }

    /** It belongs to another area: the steps to come tell that one's offices. The case must be locked. */
    public void belongTo(int tenantId, UUID caseId, AreaCode area) {
        fresh(tenantId, caseId).belongTo(area);
    }

    private int lastFired(int tenantId, UUID caseId) {
        return sql.one(
                        "select coalesce(max(step), 0) from core.deadline where tenant_id = ? and case_id = ? and phase = ?"
                                + " and fired_at is not null",
                        row -> row.getInt(1),
                        tenantId,
                        caseId,
                        Phase.ACCEPT.name())
                .orElse(0);
    }

    /** Nothing is waited for any more. The case must be locked. */
    public void close(int tenantId, UUID caseId) {
        fresh(tenantId, caseId).close();
        deadlines.cancel(tenantId, caseId, Phase.ACCEPT);
        deadlines.cancel(tenantId, caseId, Phase.FINISH);
    }

    /** It was closed too early: it climbs anew, and a unit is told. The case must be locked. */
    public void reopen(int tenantId, UUID caseId, Unit told) {
        Case about = fresh(tenantId, caseId);
        about.reopen(clock.now());
        Writes writes = new Writes();
        planNext(about, Phase.ACCEPT, 0, writes);
        forgetWhoAccepted(tenantId, caseId);
        tell(about, told, AlertKind.REOPENED, writes);
        sql.write(writes);
    }

    private void forgetWhoAccepted(int tenantId, UUID caseId) {
        sql.update(
                "update core.case_file set accepted_by = null, accepted_unit = null where tenant_id = ? and id = ?",
                tenantId,
                caseId);
    }

    /** Units that may answer for an area, from the lowest tier upward. */
    public List<Unit> ladderOf(AreaCode area) {
        return UPWARD.stream()
                .flatMap(tier -> units.forTier(area, tier).stream())
                // A unit may answer for the one below it, too, since that was closed.
                .distinct()
                .toList();
    }

    /** The unit that answers for an area on that tier, or on the next one above that has a unit. */
    public Optional<Unit> answerableFor(AreaCode area, Tier lowest) {
        return unitAtOrAbove(area, lowest);
    }

    /** When a case opened now must be finished by; empty if the preset does not say. */
    public Optional<OffsetDateTime> expectedEnd(Tenant tenant) {
        return ladders.steps(preset(tenant), Phase.FINISH).stream()
                .findFirst()
                .map(step -> end(step, clock.now(), tenant.id()));
    }

    /** When a case opened now must be finished by if that takes a term of its own. */
    public OffsetDateTime expectedEnd(Tenant tenant, Term term) {
        return term.endFrom(clock.now().toInstant(), ladders.calendar(tenant.id()))
                .atOffset(ZoneOffset.UTC);
    }

    /** By when a government that is told now has to answer, by the first step of its own ladder; empty if it has none. */
    public Optional<OffsetDateTime> answerBy(Tenant tenant) {
        return ladders.steps(preset(tenant), Phase.ACCEPT).stream()
                .findFirst()
                .map(step -> end(step, clock.now(), tenant.id()));
    }

    /** As it is under the lock, whatever this transaction has read before. */
    private Case fresh(int tenantId, UUID id) {
        Case found = find(tenantId, id);
        files.refresh(found);
        return found;
    }

    private Case find(int tenantId, UUID id) {
        return files.find(tenantId, id)
                .orElseThrow(() -> new IllegalStateException("no case " + id + " of tenant " + tenantId));
    }

    private Optional<Unit> unitAtOrAbove(AreaCode area, Tier lowest) {
        Stream<Tier> upward = UPWARD.stream().filter(tier -> tier.compareTo(lowest) >= 0);
        return upward.flatMap(tier -> units.forTier(area, tier).stream()).findFirst();
    }

    private static String queue(Unit unit) {
        return unit.tier().name().toLowerCase(Locale.ROOT);
    }

    private static CaseAlertV1 message(Case about, Unit unit, AlertKind kind, int round, OffsetDateTime now) {
        return new CaseAlertV1(
                UuidV7.at(now.toInstant()),
                now,
                about.tenantId(),
                about.id(),
                about.nextSequence(),
                unit.id(),
                unit.tier().name(),
                kind.name(),
                round,
                about.correlation());
    }

    private void planNext(Case about, Phase phase, int after, Writes into) {
        ladders.steps(about.preset(), phase).stream()
                .filter(step -> step.number() > after)
                .findFirst()
                .ifPresent(step -> deadlines.plan(
                        about.tenantId(),
                        about.id(),
                        step,
                        about.round(),
                        end(step, about.clockFrom(), about.tenantId()),
                        into));
    }

    private OffsetDateTime end(Step step, OffsetDateTime start, int tenantId) {
        return step.term()
                .endFrom(start.toInstant(), ladders.calendar(tenantId))
                .atOffset(ZoneOffset.UTC);
    }
}
