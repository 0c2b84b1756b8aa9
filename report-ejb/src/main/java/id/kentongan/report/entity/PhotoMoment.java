package id.kentongan.report.entity;

/** What a photo of a report shows. */
public enum PhotoMoment {
    /** What is wrong, from whoever has reported it. */
    BEFORE,
    /** How it is now that the work is done, from who did it. */
    AFTER
}
