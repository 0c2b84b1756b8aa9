package id.kentongan.report.verification.entity;

/** What a neighbour says who has looked. */
public enum Vote {
    /** It is there. */
    REAL,
    /** There is no such thing. */
    NOT_REAL,
    /** There is, but somewhere else. */
    NOT_HERE
}
