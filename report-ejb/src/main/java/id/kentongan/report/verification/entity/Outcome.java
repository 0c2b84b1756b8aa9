package id.kentongan.report.verification.entity;

/** What came of a report among many. */
public enum Outcome {
    DONE,
    /** Somebody else is looking at it. */
    TAKEN,
    /** Somebody else was faster, or it has changed since. */
    CHANGED,
    /** There is none for who decides. */
    UNKNOWN,
    /** It cannot be taken together with that one. */
    NOT_POSSIBLE
}
