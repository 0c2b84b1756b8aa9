package id.kentongan.report.entity;

/** The way that a report came in. */
public enum Channel {
    OPEN311,
    /** Our own JSON interface. */
    API,
    WEB,
    TELEPHONE,
    SMS,
    EMAIL,
    SOCIAL_MEDIA,
    WALK_IN,
    /** A message in a kelurahan's room became a report. */
    ROOM,
    /** Brought in with the old reports of another system. */
    IMPORT,
    /** Invented for tests and demonstrations; nobody has written it. */
    SAMPLE
}
