package id.kentongan.core.escalation.entity;

/** What a case is about. Its owner gives its deadlines their meaning. */
public enum CaseKind {
    REPORT,
    INSTRUCTION,
    CHAT_ALARM,
    PRIVACY_REQUEST,
    MODERATION_ITEM
}
