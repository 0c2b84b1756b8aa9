package id.kentongan.core.deadline.entity;

/** What is waited for. */
public enum Phase {
    /** Somebody says that it is a report, or none. */
    VERIFY,
    /** Somebody takes the case on. */
    ACCEPT,
    /** Who has taken it on begins. */
    ACT,
    /** The case is done. */
    FINISH,
    /** Somebody else answers: the clocks of the case stand still meanwhile. */
    WAIT
}
