package id.kentongan.core.deadline.entity;

/** What happens when a step of the ladder is reached. */
public enum StepAction {
    /** The unit that has the case hears that time runs out. */
    EARLY_WARNING,
    /** The unit that has the case is reminded. */
    REMINDER,
    /** A tier above is told, the case stays where it is. */
    WARNING,
    /** A tier above becomes responsible for an answer. */
    ESCALATION,
    /** A wait has lasted as long as it may: the clocks go on. */
    RESUMPTION;

    /** Whether it concerns the unit that has the case, and not another one. */
    public boolean forWhoHasIt() {
        return this == EARLY_WARNING || this == REMINDER || this == RESUMPTION;
    }
}
