package id.kentongan.core.deadline.entity;

/** What happens when a step of the ladder is reached. */
public enum StepAction {
    /** The unit that has the case is reminded. */
    REMINDER,
    /** A tier above is told, the case stays where it is. */
    WARNING,
    /** A tier above becomes responsible for an answer. */
    ESCALATION
}
