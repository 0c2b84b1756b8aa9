package id.kentongan.report.instruction.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.instruction.entity.Hop;
import id.kentongan.report.instruction.entity.HopMove;
import id.kentongan.report.instruction.entity.HopState;
import id.kentongan.report.instruction.entity.Instruction;
import id.kentongan.report.instruction.entity.InstructionTree;
import id.kentongan.report.instruction.entity.Step;
import id.kentongan.report.instruction.entity.StepType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what follows by itself from how an instruction stands. The instruction must be locked. */
@ApplicationScoped
public class Settlement {

    private final InstructionBook book;
    private final InstructionClock terms;
    private final Cases cases;
    private final Units units;
    private final Sql sql;

    @Inject
    public Settlement(InstructionBook book, InstructionClock terms, Cases cases, Units units, Sql sql) {
        this.book = book;
        this.terms = terms;
        this.cases = cases;
        this.units = units;
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Settlement() {
        this.book = null;
        this.terms = null;
        this.cases = null;
        this.units = null;
        this.sql = null;
    }

    /** Brings an instruction to where its reports and units have brought it. */
    public void settle(Instruction of) {
        InstructionTree tree = book.tree(of);
        for (InstructionTree.Consequence each : tree.consequences()) {
            Hop hop = each.hop();
            cases.lock(of.tenantId(), hop.id());
            Writes writes = new Writes();
            book.stand(of, hop, each.next(), writes);
            StepType type = each.move() == HopMove.CLOSE ? StepType.CLOSED : StepType.REOPENED;
            book.append(of, Step.byItself(type, hop.id(), null), writes);
            sql.write(writes);
            if (each.move() == HopMove.CLOSE) {
                cases.close(of.tenantId(), hop.id());
            } else {
                reopen(of, hop);
            }
            tree = tree.with(hop, each.next());
            if (each.next() == HopState.FULFILLED) {
                tellAbove(of, tree, hop);
            }
        }
        whole(of, tree);
    }

    private void reopen(Instruction of, Hop hop) {
        Unit unit = units.unit(hop.unit()).orElseThrow();
        if (hop.state() != HopState.FULFILLED) {
            cases.tell(of.tenantId(), hop.id(), unit, AlertKind.RETURNED);
            return;
        }
        cases.reopen(of.tenantId(), hop.id(), unit);
        UUID reader = hop.acknowledgedBy();
        if (reader != null) {
            // It was read long ago; what begins anew is the work.
            cases.accept(of.tenantId(), hop.id(), reader, unit.id());
        }
        Writes writes = new Writes();
        terms.reopened(of, hop, unit, writes);
        sql.write(writes);
    }

    /** When the last unit below has done its part, who passed it on can say that theirs is done. */
    public void tellAbove(Instruction of, InstructionTree tree, Hop settled) {
        @Nullable UUID parent = settled.parent();
        if (parent == null) {
            return;
        }
        Hop above = tree.hop(parent);
        boolean rest = tree.below(parent).stream().anyMatch(hop -> !hop.state().settled());
        if (!rest && above.state() == HopState.FORWARDED) {
            cases.lock(of.tenantId(), parent);
            units.unit(above.unit()).ifPresent(unit -> cases.tell(of.tenantId(), parent, unit, AlertKind.CHECK));
        }
    }

    private void whole(Instruction of, InstructionTree tree) {
        boolean fulfilled = tree.fulfilled();
        if (of.withdrawnAt() != null || fulfilled == (of.fulfilledAt() != null)) {
            return;
        }
        Writes writes = new Writes();
        book.fulfilled(of, fulfilled, writes);
        if (fulfilled) {
            book.append(of, Step.byItself(StepType.FULFILLED, null, null), writes);
        }
        sql.write(writes);
        Hop first = tree.below(null).get(0);
        cases.lock(of.tenantId(), first.id());
        units.unit(of.unit())
                .ifPresent(issuer -> cases.tell(
                        of.tenantId(), first.id(), issuer, fulfilled ? AlertKind.INSTRUCTION : AlertKind.REOPENED));
    }

    /**
     * A report of it was closed, and not as done and seen to be. That fulfils nothing, and a unit must not be rid of what it
     * was told by closing; so who passed it on to the unit, and who instructed, are told at once and say what becomes of it.
     */
    public void closedOtherwise(Instruction of, InstructionBook.About report) {
        InstructionTree tree = book.tree(of);
        for (Hop hop : tree.hops()) {
            boolean lowest = tree.below(hop.id()).stream().noneMatch(below -> waits(below, report));
            if (!lowest || !waits(hop, report)) {
                continue;
            }
            Map<UUID, Unit> told = new LinkedHashMap<>();
            looking(of, tree, hop).ifPresent(unit -> told.put(unit.id(), unit));
            units.unit(of.unit()).ifPresent(issuer -> told.putIfAbsent(issuer.id(), issuer));
            cases.lock(of.tenantId(), hop.id());
            Writes writes = new Writes();
            told.keySet()
                    .forEach(unit -> book.append(
                            of,
                            new Step(StepType.REPORT_CLOSED, hop.id(), null, null, unit, report.ticket(), null),
                            writes));
            sql.write(writes);
            told.values().forEach(unit -> cases.tell(of.tenantId(), hop.id(), unit, AlertKind.RETURNED));
        }
    }

    /** Whether something is still expected of that unit, and the report lies with it. */
    private boolean waits(Hop hop, InstructionBook.About report) {
        return !hop.state().settled()
                && units.unit(hop.unit())
                        .filter(unit -> report.area().within(unit.area()))
                        .isPresent();
    }

    /** Who has to look at what a unit says: who passed it on to that unit, or who instructed. */
    public Optional<Unit> looking(Instruction of, InstructionTree tree, Hop hop) {
        @Nullable UUID parent = hop.parent();
        return units.unit(parent == null ? of.unit() : tree.hop(parent).unit());
    }

    /** All units above one: on the way that it came, and who instructed; each once, the nearest first. */
    public List<Unit> upward(Instruction of, InstructionTree tree, Hop hop) {
        Map<UUID, Unit> upward = new LinkedHashMap<>();
        tree.above(hop).forEach(above -> units.unit(above.unit()).ifPresent(unit -> upward.put(unit.id(), unit)));
        units.unit(of.unit()).ifPresent(issuer -> upward.putIfAbsent(issuer.id(), issuer));
        return List.copyOf(upward.values());
    }
}
