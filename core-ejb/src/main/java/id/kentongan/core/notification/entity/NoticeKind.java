package id.kentongan.core.notification.entity;

/** What somebody is told that is no alert about a case. */
public enum NoticeKind {
    /** Nothing arrives any more at one's own address. */
    ADDRESS_BROKEN,
    /** Somebody of one's unit cannot be reached. */
    UNREACHABLE
}
