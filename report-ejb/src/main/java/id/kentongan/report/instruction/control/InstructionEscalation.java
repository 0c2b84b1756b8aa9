package id.kentongan.report.instruction.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.deadline.entity.DeadlinePassed;
import id.kentongan.core.deadline.entity.DeadlinesPassed;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.escalation.entity.CaseKind;
import id.kentongan.core.logging.Correlation;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.instruction.entity.Hop;
import id.kentongan.report.instruction.entity.HopState;
import id.kentongan.report.instruction.entity.Instruction;
import id.kentongan.report.instruction.entity.InstructionTree;
import id.kentongan.report.instruction.entity.Step;
import id.kentongan.report.instruction.entity.StepType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a passed deadline means for an instruction: the unit is reminded, and when it stays silent its superior and whoever
 * instructed are told. Runs inside the transaction that claimed the deadline, under the lock of that unit's case and no
 * other: who holds the instruction may be waiting for this case.
 */
@ApplicationScoped
public class InstructionEscalation {

    private final InstructionBook book;
    private final InstructionClock terms;
    private final Settlement settlement;
    private final Chain chain;
    private final Cases cases;
    private final Units units;
    private final Sql sql;

    @Inject
    public InstructionEscalation(
            InstructionBook book,
            InstructionClock terms,
            Settlement settlement,
            Chain chain,
            Cases cases,
            Units units,
            Sql sql) {
        this.book = book;
        this.terms = terms;
        this.settlement = settlement;
        this.chain = chain;
        this.cases = cases;
        this.units = units;
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected InstructionEscalation() {
        this.book = null;
        this.terms = null;
        this.settlement = null;
        this.chain = null;
        this.cases = null;
        this.units = null;
        this.sql = null;
    }

    void on(@Observes DeadlinesPassed passed) {
        for (DeadlinePassed one : passed.of(CaseKind.INSTRUCTION.name())) {
            Correlation ofItsCase = Correlation.enter(one.correlation());
            try {
                on(one);
            } finally {
                ofItsCase.leave();
            }
        }
    }

    private void on(DeadlinePassed passed) {
        Instruction of = book.ofHop(passed.tenantId(), passed.caseId())
                .orElseThrow(() -> new IllegalStateException("a case without its instruction: " + passed.caseId()));
        InstructionTree tree = book.tree(of);
        Hop hop = tree.hop(passed.caseId());
        boolean awaited = passed.phase() == Phase.ACCEPT
                ? hop.state() == HopState.SENT
                : !hop.state().settled();
        if (awaited) {
            happen(passed, of, tree, hop);
        }
    }

    private void happen(DeadlinePassed passed, Instruction of, InstructionTree tree, Hop hop) {
        Writes writes = new Writes();
        Map<UUID, Unit> told = new LinkedHashMap<>();
        AlertKind how = AlertKind.REMINDER;
        StepType line = StepType.REMINDED;
        if (hop.state().waitsForAbove()) {
            settlement.looking(of, tree, hop).ifPresent(unit -> told.put(unit.id(), unit));
        } else if (passed.action() == StepAction.ESCALATION) {
            how = AlertKind.ESCALATION;
            line = StepType.ESCALATED;
            units.unit(hop.unit()).flatMap(chain::superior).ifPresent(unit -> told.put(unit.id(), unit));
            settlement.upward(of, tree, hop).forEach(unit -> told.putIfAbsent(unit.id(), unit));
            if (told.size() > 1) {
                told.remove(hop.unit());
            }
            book.escalated(of, hop, writes);
        } else {
            units.unit(hop.unit()).ifPresent(unit -> told.put(unit.id(), unit));
        }
        if (passed.action() == StepAction.ESCALATION) {
            terms.again(passed, hop, writes);
        }
        for (Unit unit : told.values()) {
            book.append(of, Step.byItself(line, hop.id(), unit.id()), writes);
        }
        sql.write(writes);
        for (Unit unit : told.values()) {
            cases.tell(of.tenantId(), hop.id(), unit, how);
        }
    }
}
