package id.kentongan.core.pseudonym.entity;

/** What became of choosing a name. */
public enum Choice {
    CHOSEN,
    /** Somebody else in the kelurahan has it. */
    TAKEN,
    /** The last choice is less than 30 days old. */
    TOO_SOON,
    /** No name of the lists. */
    NOT_PROPOSED
}
