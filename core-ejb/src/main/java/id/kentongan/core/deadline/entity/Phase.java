package id.kentongan.core.deadline.entity;

/** What is waited for. */
public enum Phase {
    /** Somebody takes the case on. */
    ACCEPT,
    /** The case is done. */
    FINISH
}
