package id.kentongan.report.map.entity;

/** Which reports a map shows. */
public enum MapState {
    /** All that came in. */
    RECEIVED,
    /** Those that still need work. */
    OPEN,
    /** Those that are done or refused. */
    CLOSED
}
