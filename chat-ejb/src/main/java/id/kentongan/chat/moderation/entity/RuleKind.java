package id.kentongan.chat.moderation.entity;

/** What a rule is for. */
public enum RuleKind {
    /** Finds what may offend or harm, and counts in the decision. */
    MODERATION,
    /** Finds what a message is about, such as a flood, so that officers hear of it. Never counts against the writer. */
    TOPIC
}
