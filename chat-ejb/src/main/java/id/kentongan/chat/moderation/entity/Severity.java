package id.kentongan.chat.moderation.entity;

/** How bad it is when a rule hits. The decision table says what follows. */
public enum Severity {
    /** A person should look at it some time. */
    LOW,
    /** It is blurred until somebody wants to read it. */
    MEDIUM,
    /** It is held back until a moderator has seen it. */
    SEVERE
}
