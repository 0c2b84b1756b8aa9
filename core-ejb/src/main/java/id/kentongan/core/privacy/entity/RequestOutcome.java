package id.kentongan.core.privacy.entity;

/** What came of asking or answering. */
public enum RequestOutcome {
    /** The request waits for an answer. */
    ASKED,
    /** The same waits already. */
    ALREADY,
    /** Too long, too short, or not readable. */
    WORDS,
    /** There is no such request or person for who asks. */
    UNKNOWN,
    /** No privacy officer of that government. */
    WRONG_ROLE,
    /** Somebody else has answered meanwhile. */
    DECIDED,
    ANSWERED,
    /** Answered, and the person is forgotten. */
    ERASED
}
