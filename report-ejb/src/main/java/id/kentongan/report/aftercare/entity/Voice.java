package id.kentongan.report.aftercare.entity;

/** As what somebody says something in public about a report. */
public enum Voice {
    /** Under a name that one person has in one kelurahan. */
    CITIZEN,
    /** Whoever filed the report, without a name. */
    REPORTER,
    /** The office that works on it. */
    UNIT
}
