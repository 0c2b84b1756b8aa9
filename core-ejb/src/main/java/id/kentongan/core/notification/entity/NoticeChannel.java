package id.kentongan.core.notification.entity;

/** A way out of the house. The inbox is none: everything is in it, and nobody can switch it off. */
public enum NoticeChannel {
    E_MAIL,
    /** To a browser, by its push service (RFC 8030). */
    PUSH,
    /** A short message, or what a provider makes of it. */
    SMS
}
