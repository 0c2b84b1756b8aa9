package id.kentongan.report.instruction.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.deadline.control.Deadlines;
import id.kentongan.core.deadline.entity.DeadlinePassed;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Step;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.instruction.entity.Hop;
import id.kentongan.report.instruction.entity.Instruction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * The deadlines of instructions. Who instructs says when, so they come from no ladder: the unit is reminded when four fifths
 * of a term are over, and at its end somebody above is told, in rounds.
 */
@ApplicationScoped
public class InstructionClock {

    /** How often somebody above is told of the same silence. */
    public static final int ROUNDS = 5;

    private static final int REMIND_PERCENT = 80;
    private static final int WHOLE = 100;
    private static final int REMINDER = 1;
    private static final int ESCALATION = 2;
    private static final Duration SHORTEST_PACE = Duration.ofMinutes(30);

    private final Deadlines deadlines;
    private final Chain chain;
    private final DatabaseClock clock;
    private final Sql sql;

    @Inject
    public InstructionClock(Deadlines deadlines, Chain chain, DatabaseClock clock, Sql sql) {
        this.deadlines = deadlines;
        this.chain = chain;
        this.clock = clock;
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected InstructionClock() {
        this.deadlines = null;
        this.chain = null;
        this.clock = null;
        this.sql = null;
    }

    /** Plans all of them for a unit that an instruction has just reached. */
    void begin(Instruction of, Hop hop, Unit unit, Writes into) {
        plan(of, hop, unit, Phase.ACCEPT, hop.acknowledgeBy(), into);
        plan(of, hop, unit, Phase.FINISH, hop.finishBy(), into);
    }

    private void plan(Instruction of, Hop hop, Unit unit, Phase phase, OffsetDateTime end, Writes into) {
        Duration term = Duration.between(hop.sentAt(), end);
        Tier above = above(unit);
        if (above != unit.tier() && !term.isZero() && !term.isNegative()) {
            OffsetDateTime soon =
                    hop.sentAt().plus(term.multipliedBy(REMIND_PERCENT).dividedBy(WHOLE));
            deadlines.plan(
                    of.tenantId(), hop.id(), step(phase, REMINDER, unit.tier(), StepAction.REMINDER), 0, soon, into);
        }
        deadlines.plan(of.tenantId(), hop.id(), step(phase, ESCALATION, above, StepAction.ESCALATION), 0, end, into);
    }

    /** Plans the next round of what has passed, up to {@value #ROUNDS}. */
    void again(DeadlinePassed passed, Hop hop, Writes into) {
        int next = passed.round() + 1;
        if (next % ROUNDS != 0) {
            deadlines.plan(
                    passed.tenantId(),
                    passed.caseId(),
                    step(passed.phase(), ESCALATION, passed.tier(), StepAction.ESCALATION),
                    next,
                    passed.dueAt().plus(pace(hop)),
                    into);
        }
    }

    /** It was fulfilled and is not any more: its end stays where it was, or a round from now when that is over. */
    void reopened(Instruction of, Hop hop, Unit unit, Writes into) {
        int last = sql.one(
                        "select coalesce(max(round), -1) from core.deadline where tenant_id = ? and case_id = ? and phase = ?",
                        row -> row.getInt(1),
                        of.tenantId(),
                        hop.id(),
                        Phase.FINISH.name())
                .orElse(-1);
        OffsetDateTime round = clock.now().plus(pace(hop));
        deadlines.plan(
                of.tenantId(),
                hop.id(),
                step(Phase.FINISH, ESCALATION, above(unit), StepAction.ESCALATION),
                (last / ROUNDS + 1) * ROUNDS,
                hop.finishBy().isAfter(round) ? hop.finishBy() : round,
                into);
    }

    /** As long as the unit had to read it. */
    private static Duration pace(Hop hop) {
        Duration term = Duration.between(hop.sentAt(), hop.acknowledgeBy());
        return term.compareTo(SHORTEST_PACE) < 0 ? SHORTEST_PACE : term;
    }

    /** A province has nobody above; who instructed it is told alone. */
    private Tier above(Unit unit) {
        return chain.superior(unit).map(Unit::tier).orElse(unit.tier());
    }

    /** No ladder has this step, so its term is of no meaning. */
    private static Step step(Phase phase, int number, Tier tier, StepAction action) {
        return new Step(phase, number, tier, action, new Term(1, Term.Measure.HOURS), "instruction");
    }

    /** Nobody has to read it any more. */
    void read(Instruction of, UUID hop) {
        deadlines.cancel(of.tenantId(), hop, Phase.ACCEPT);
    }
}
