package id.kentongan.core.limit.entity;

/** Kinds of clients, each with a limit of its own. */
public enum ClientClass {
    /** Somebody without a key or session, by address: reading. */
    ADDRESS,
    /** Whoever sends a report, by address, before its key is known. */
    FILING,
    /** A partner, by API key: reading. */
    KEY_READING,
    /** A partner, by API key: sending reports. */
    KEY_FILING,
    /** Somebody who is signed in, by person. */
    OFFICER,
    /** Whoever tries to sign in, by address. */
    SIGN_IN,
    /** Whoever says something in public, by person, or by report for who filed it. */
    COMMENT,
    /** A citizen who says something in rooms, by person. */
    TALK
}
