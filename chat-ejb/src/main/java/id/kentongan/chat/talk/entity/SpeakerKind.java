package id.kentongan.chat.talk.entity;

/** As what somebody speaks in a room. */
public enum SpeakerKind {
    /** By a pseudonym of the room's kelurahan. */
    CITIZEN,
    /** For an RT or RW of the kelurahan, which is no office. */
    OFFICIAL,
    /** For an office. */
    OFFICER
}
