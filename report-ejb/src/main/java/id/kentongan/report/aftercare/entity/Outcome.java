package id.kentongan.report.aftercare.entity;

/** What came of an objection. */
public enum Outcome {
    /** The reporter was right: the work goes on. */
    REOPENED,
    /** Somebody independent has looked, and it stays closed. */
    UPHELD
}
