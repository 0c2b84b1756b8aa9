package id.kentongan.report.intake.inbound.entity;

/** What to do with a letter that was read. */
public enum Verdict {
    /** It has had its effect and its answer. */
    DONE,
    /** Nobody has written it: a loop, a list, an answer of a machine. */
    AUTOMATIC,
    /** It brings something that nobody should open. */
    DANGEROUS,
    /** It cannot be read. */
    MALFORMED,
    /** Larger than the largest report with photos. */
    TOO_LARGE,
    /** It was sent to none of our addresses. */
    NOT_FOR_US,
    /** It failed again and again. */
    FAILED,
    /** Not now; it stays where it is. */
    LATER
}
