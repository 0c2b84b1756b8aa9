package id.kentongan.core.vault.entity;

/** What became of saying where one lives. */
public enum Move {
    MOVED,
    /** The last move to another kelurahan is less than 30 days old. */
    TOO_SOON,
    /** The vault knows no such person. */
    UNKNOWN
}
