package id.kentongan.core.reveal.entity;

/** What became of asking, deciding or reading. A refusal is an answer and no error: its line in the audit must stay. */
public enum RevealOutcome {
    REQUESTED,
    /** A request of the same person for the same report waits or is open. */
    ALREADY,
    APPROVED,
    REFUSED,
    /** May be read now. */
    OPEN,
    /** The report is nobody's: anonymous, or its author was erased. */
    NOBODY,
    WRONG_ROLE,
    /** Nobody decides about what they asked for. */
    OWN_REQUEST,
    /** Somebody else was faster. */
    DECIDED,
    /** Only who asked may read. */
    NOT_YOURS,
    NOT_APPROVED,
    EXPIRED,
    /** There is no such thing, as far as the actor may know. */
    UNKNOWN
}
