package id.kentongan.report.duplicate.entity;

/** What the words of two reports have in common, in steps that people can be told. */
public enum Wording {
    /** Says almost the same. */
    SAME,
    /** Says something similar. */
    SIMILAR,
    /** Speaks of something else, or of the same in quite other words. */
    DIFFERENT,
    /** Names another place: another RT, gang, block or house number. */
    ELSEWHERE,
    /** One of the two has no words to compare. */
    SILENT
}
