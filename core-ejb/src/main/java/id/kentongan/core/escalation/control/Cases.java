package id.kentongan.core.escalation.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.deadline.control.Deadlines;
import id.kentongan.core.deadline.control.Ladders;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.escalation.entity.Case;
import id.kentongan.core.escalation.entity.CaseKind;
import id.kentongan.core.escalation.entity.NewCase;
import id.kentongan.core.logging.Correlation;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.outbox.control.Outbox;
import id.kentongan.core.outbox.entity.CaseAlertV1;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The mechanism of every case: opened with its first deadline, raised step by step, accepted once. All of it happens in
 * the caller's transaction, so a report without its case or a case without its message cannot exist.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Cases {

    /** Of no preset: there are no steps of that name. */
    private static final String NO_LADDER = "none";

    private final CaseFiles files;
    private final Sql sql;
    private final DatabaseClock clock;
    private final CaseTerms terms;
    private final Ladders ladders;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final Climbs climbs;

    @Inject
    public Cases(
            CaseFiles files,
            Sql sql,
            DatabaseClock clock,
            CaseTerms terms,
            Ladders ladders,
            Deadlines deadlines,
            Outbox outbox,
            Climbs climbs) {
        this.files = files;
        this.sql = sql;
        this.clock = clock;
        this.terms = terms;
        this.ladders = ladders;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.climbs = climbs;
    }

    /** For the container's proxy. */
    protected Cases() {
        this.files = null;
        this.sql = null;
        this.clock = null;
        this.terms = null;
        this.ladders = null;
        this.deadlines = null;
        this.outbox = null;
        this.climbs = null;
    }

    /**
     * Opens a case, tells the unit that has to answer, and plans the first step of its ladder.
     *
     * @param first who is told, and has to answer
     * @param also who is told besides
     * @param into what the caller writes together
     */
    public void open(NewCase wanted, Unit first, List<Unit> also, Writes into) {
        OffsetDateTime now = clock.now();
        String preset = terms.preset(wanted.tenant());
        Case opened = Case.open(
                wanted,
                preset,
                ladders.current(wanted.tenant().id(), preset).version(),
                first.tier(),
                now,
                Correlation.current().orElse(null));
        Correlation.concerns(wanted.tenant().id());
        CaseAlertV1 message = message(opened, first, AlertKind.NEW, 0, now);
        // All of them before the case is written: each takes its next number.
        List<CaseAlertV1> besides = also.stream()
                .map(unit -> message(opened, unit, AlertKind.NEW, 0, now))
                .toList();
        files.add(opened, first.id(), into);
        climbs.begin(opened, into);
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
        Case opened = Case.besideLadders(
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
        files.add(opened, unit.id(), into);
        outbox.publish(queue(unit), message, into);
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
     * Accepts a case for a unit: nobody else has to be told, and from now on it counts until that unit begins and until it is
     * done.
     *
     * @throws id.kentongan.core.escalation.entity.AlreadyAccepted if it is not open
     */
    public void accept(int tenantId, UUID caseId, UUID person, UUID unit) {
        lock(tenantId, caseId);
        Case about = files.fresh(tenantId, caseId);
        about.accept(clock.now());
        // By SQL: EclipseLink can neither write nor read a UUID that is null, and these are until now.
        sql.update(
                "update core.case_file set accepted_by = ?, accepted_unit = ?, unit_id = ? where tenant_id = ? and id = ?",
                person,
                unit,
                unit,
                tenantId,
                caseId);
        deadlines.cancel(tenantId, caseId, Phase.ACCEPT);
        Writes writes = new Writes();
        climbs.run(about, Phase.ACT, writes);
        climbs.run(about, Phase.FINISH, writes);
        sql.write(writes);
    }

    /** Who has taken it on has begun. The case must be locked. */
    public void act(int tenantId, UUID caseId) {
        files.fresh(tenantId, caseId).act(clock.now());
        deadlines.cancel(tenantId, caseId, Phase.ACT);
    }

    /** That who has taken it on has begun is taken back: it is waited for again. The case must be locked. */
    public void actNoMore(int tenantId, UUID caseId) {
        Case about = files.fresh(tenantId, caseId);
        about.actNoMore();
        Writes writes = new Writes();
        climbs.run(about, Phase.ACT, writes);
        sql.write(writes);
    }

    /**
     * Nobody of the offices can go on before the reporter or somebody else answers: its clocks stand still until then, but not
     * longer than its ladder allows, all waits together. The case must be locked.
     */
    public void await(int tenantId, UUID caseId) {
        Case about = files.fresh(tenantId, caseId);
        OffsetDateTime now = clock.now();
        about.await(now);
        deadlines.cancel(tenantId, caseId, Phase.ACT);
        deadlines.cancel(tenantId, caseId, Phase.FINISH);
        climbs.waitBegins(tenantId, caseId, now);
        Writes writes = new Writes();
        climbs.next(about, Phase.WAIT, Set.of(), writes);
        sql.write(writes);
    }

    /**
     * They can go on. What was left of its terms is left now. The case must be locked; nothing happens if it did not wait.
     */
    public void resume(int tenantId, UUID caseId) {
        Case about = files.fresh(tenantId, caseId);
        Writes writes = new Writes();
        climbs.resume(about, clock.now(), writes);
        sql.write(writes);
    }

    /**
     * It is more urgent than it was taken for. While nobody has answered it climbs the ladder of that urgency from now on, and
     * what was planned before is not put off. The case must be locked.
     *
     * @return whether it is; one that is as urgent already stays as it is
     */
    public boolean raise(int tenantId, UUID caseId, Priority to) {
        Case about = files.fresh(tenantId, caseId);
        Optional<OffsetDateTime> before = deadlines.planned(tenantId, caseId, Phase.ACCEPT);
        if (!about.raise(to, clock.now())) {
            return false;
        }
        Writes writes = new Writes();
        if (about.isOpen()) {
            deadlines.cancel(tenantId, caseId, Phase.ACCEPT);
            climbs.hasten(about, before, writes);
            rerun(about, Phase.FINISH, writes);
        }
        sql.write(writes);
        return true;
    }

    /** Takes what is planned of a phase over into the running round. */
    private void rerun(Case about, Phase phase, Writes into) {
        if (deadlines.planned(about.tenantId(), about.id(), phase).isPresent()) {
            deadlines.cancel(about.tenantId(), about.id(), phase);
            climbs.run(about, phase, into);
        }
    }

    /**
     * It is another matter than was thought. Its terms are those of that matter, by the ladder that is in force now; none that
     * was promised becomes shorter. The case must be locked.
     *
     * @param finish within what its category is to be finished; null if nothing says so
     */
    public void concern(Tenant tenant, UUID caseId, String topic, Priority priority, @Nullable Term finish) {
        Case about = files.fresh(tenant.id(), caseId);
        about.concern(
                topic,
                priority,
                finish,
                ladders.current(tenant.id(), about.preset()).version());
        Writes writes = new Writes();
        for (Phase phase : List.of(Phase.ACCEPT, Phase.ACT, Phase.FINISH)) {
            deadlines.planned(tenant.id(), caseId, phase).ifPresent(before -> {
                deadlines.cancel(tenant.id(), caseId, phase);
                climbs.replan(about, phase, before, writes);
            });
        }
        sql.write(writes);
    }

    /** Tells a unit something about a case, apart from its ladder. The case must be locked. */
    public void tell(int tenantId, UUID caseId, Unit unit, AlertKind kind) {
        Case about = files.fresh(tenantId, caseId);
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
        Case about = files.fresh(tenantId, caseId);
        Writes writes = new Writes();
        climbs.resume(about, clock.now(), writes);
        sql.write(writes);
        Writes after = new Writes();
        if (!about.isOpen()) {
            deadlines.cancel(tenantId, caseId, Phase.ACT);
            about.handBack(clock.now());
            climbs.run(about, Phase.ACCEPT, after);
            rerun(about, Phase.FINISH, after);
            forgetWhoAccepted(tenantId, caseId);
        }
        has(tenantId, caseId, to);
        tell(about, to, AlertKind.HANDED_OVER, after);
        sql.write(after);
    }

    /** It belongs to another area: the steps to come tell that one's offices. The case must be locked. */
    public void belongTo(int tenantId, UUID caseId, AreaCode area) {
        files.fresh(tenantId, caseId).belongTo(area);
    }

    /** Nothing is waited for any more. The case must be locked. */
    public void close(int tenantId, UUID caseId) {
        OffsetDateTime now = clock.now();
        Case about = files.fresh(tenantId, caseId);
        if (about.waitsFrom() != null) {
            climbs.waitEnds(tenantId, caseId, now);
        }
        about.close(now);
        for (Phase phase : Phase.values()) {
            deadlines.cancel(tenantId, caseId, phase);
        }
    }

    /** It was closed too early: it climbs anew, and a unit is told. The case must be locked. */
    public void reopen(int tenantId, UUID caseId, Unit told) {
        Case about = files.fresh(tenantId, caseId);
        about.reopen(clock.now());
        Writes writes = new Writes();
        climbs.run(about, Phase.ACCEPT, writes);
        forgetWhoAccepted(tenantId, caseId);
        has(tenantId, caseId, told);
        tell(about, told, AlertKind.REOPENED, writes);
        sql.write(writes);
    }

    private void has(int tenantId, UUID caseId, Unit unit) {
        sql.update("update core.case_file set unit_id = ? where tenant_id = ? and id = ?", unit.id(), tenantId, caseId);
    }

    private void forgetWhoAccepted(int tenantId, UUID caseId) {
        sql.update(
                "update core.case_file set accepted_by = null, accepted_unit = null where tenant_id = ? and id = ?",
                tenantId,
                caseId);
    }

    static String queue(Unit unit) {
        return unit.tier().name().toLowerCase(Locale.ROOT);
    }

    static CaseAlertV1 message(Case about, Unit unit, AlertKind kind, int round, OffsetDateTime now) {
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
}
