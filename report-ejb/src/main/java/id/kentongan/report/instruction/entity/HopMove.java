package id.kentongan.report.instruction.entity;

import static id.kentongan.report.instruction.entity.HopState.ACKNOWLEDGED;
import static id.kentongan.report.instruction.entity.HopState.FORWARDED;
import static id.kentongan.report.instruction.entity.HopState.FULFILLED;
import static id.kentongan.report.instruction.entity.HopState.IN_PROGRESS;
import static id.kentongan.report.instruction.entity.HopState.REPORTED_DONE;
import static id.kentongan.report.instruction.entity.HopState.RETURNED;
import static id.kentongan.report.instruction.entity.HopState.SENT;
import static id.kentongan.report.instruction.entity.HopState.WITHDRAWN;

import id.kentongan.core.access.entity.Action;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done with an instruction at one of the units that it has reached: from where, by whom, with words or not. */
public enum HopMove {
    /** The unit has read it. Nothing else is possible before, but to say why not. */
    ACKNOWLEDGE(Action.WORK_INSTRUCTION, Words.OPTIONAL, SENT),
    /** Passing it on to units below. */
    FORWARD(Action.FORWARD_INSTRUCTION, Words.OPTIONAL, ACKNOWLEDGED, IN_PROGRESS, FORWARDED),
    /** How far it is. */
    PROGRESS(Action.WORK_INSTRUCTION, Words.NEEDED, ACKNOWLEDGED, IN_PROGRESS, FORWARDED),
    REPORT_DONE(Action.WORK_INSTRUCTION, Words.NEEDED, ACKNOWLEDGED, IN_PROGRESS, FORWARDED),
    /** It is not theirs, or cannot be done; somebody above decides. */
    OBJECT(Action.WORK_INSTRUCTION, Words.NEEDED, SENT, ACKNOWLEDGED, IN_PROGRESS),
    /** Somebody above, who has not done it, has looked. */
    CONFIRM(Action.CONFIRM_INSTRUCTION, Words.OPTIONAL, REPORTED_DONE),
    SEND_BACK(Action.CONFIRM_INSTRUCTION, Words.NEEDED, REPORTED_DONE, RETURNED),
    WITHDRAW(
            Action.CONFIRM_INSTRUCTION,
            Words.NEEDED,
            SENT,
            ACKNOWLEDGED,
            IN_PROGRESS,
            FORWARDED,
            REPORTED_DONE,
            RETURNED),
    /** Nobody does it: the reports that it is about were closed, and somebody independent has looked. */
    CLOSE(null, Words.NONE, ACKNOWLEDGED, IN_PROGRESS, FORWARDED, REPORTED_DONE, RETURNED),
    /** Nobody does it either: one of those reports was opened again, or what a unit below had done was. */
    REOPEN(null, Words.NONE, FULFILLED, REPORTED_DONE);

    /** Whether something has to be said with it. */
    public enum Words {
        NEEDED,
        OPTIONAL,
        NONE
    }

    private final @Nullable Action action;
    private final Words words;
    private final Set<HopState> from;

    HopMove(@Nullable Action action, Words words, HopState first, HopState... more) {
        this.action = action;
        this.words = words;
        this.from = Collections.unmodifiableSet(EnumSet.of(first, more));
    }

    /** @return what it takes to do it; empty for what nobody does by hand */
    public Optional<Action> action() {
        return Optional.ofNullable(action);
    }

    public Words words() {
        return words;
    }

    public Set<HopState> from() {
        return from;
    }

    /**
     * Where it leads.
     *
     * @param passedOn whether units below have it
     * @throws IllegalHopMove if it does not begin there
     */
    public HopState apply(HopState now, boolean passedOn) {
        if (!from.contains(now)) {
            throw new IllegalHopMove(this, now);
        }
        return switch (this) {
            case ACKNOWLEDGE -> ACKNOWLEDGED;
            case FORWARD -> FORWARDED;
            case PROGRESS, SEND_BACK, REOPEN -> passedOn ? FORWARDED : IN_PROGRESS;
            case REPORT_DONE -> REPORTED_DONE;
            case OBJECT -> RETURNED;
            case CONFIRM, CLOSE -> FULFILLED;
            case WITHDRAW -> WITHDRAWN;
        };
    }
}
