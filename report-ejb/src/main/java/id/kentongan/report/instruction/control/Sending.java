package id.kentongan.report.instruction.control;

import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.escalation.entity.CaseKind;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.instruction.entity.Hop;
import id.kentongan.report.instruction.entity.HopState;
import id.kentongan.report.instruction.entity.Instruction;
import id.kentongan.report.instruction.entity.Step;
import id.kentongan.report.instruction.entity.StepType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends an instruction to units: a case each, with its message and its deadlines. */
@ApplicationScoped
public class Sending {

    /** What the cases are about, as the boards call it. */
    public static final String TOPIC = "instruction";

    private final InstructionBook book;
    private final InstructionClock terms;
    private final Cases cases;
    private final DatabaseClock clock;

    @Inject
    public Sending(InstructionBook book, InstructionClock terms, Cases cases, DatabaseClock clock) {
        this.book = book;
        this.terms = terms;
        this.cases = cases;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected Sending() {
        this.book = null;
        this.terms = null;
        this.cases = null;
        this.clock = null;
    }

    /**
     * Adds what has to be written.
     *
     * @param parent from where it is passed on; null for the first
     * @param by the unit that sends it
     * @param words what is said with it
     * @return a hop for each unit, in their order
     */
    public List<Hop> send(
            Instruction of,
            @Nullable UUID parent,
            Collection<Unit> to,
            OffsetDateTime acknowledgeBy,
            OffsetDateTime finishBy,
            UUID officer,
            Unit by,
            @Nullable String words,
            Writes into) {
        OffsetDateTime now = clock.now();
        List<Hop> hops = new ArrayList<>();
        for (Unit unit : to) {
            Hop hop = new Hop(
                    UuidV7.at(now.toInstant()),
                    parent,
                    unit.id(),
                    HopState.SENT,
                    0,
                    now,
                    acknowledgeBy,
                    finishBy,
                    null,
                    null,
                    null,
                    null,
                    0);
            book.add(of, hop, into);
            cases.openBesideLadders(
                    CaseKind.INSTRUCTION,
                    of.tenantId(),
                    hop.id(),
                    of.number(),
                    TOPIC,
                    unit,
                    AlertKind.INSTRUCTION,
                    into);
            terms.begin(of, hop, unit, into);
            book.append(of, new Step(StepType.SENT, hop.id(), officer, by.id(), unit.id(), words, null), into);
            hops.add(hop);
        }
        return hops;
    }
}
