package id.kentongan.core.reveal.entity;

/** By which rule of UU 27/2022 (PDP) a reporter is not told. */
public enum NoticeBar {
    /** Article 15 (1) a: national defence and security. */
    DEFENCE,
    /** Article 15 (1) b: law enforcement. */
    LAW_ENFORCEMENT
}
