package id.kentongan.report.entity;

/** What can happen to a report. */
public enum ReportEventType {
    FILED,
    REMINDED,
    WARNED,
    ESCALATED,
    ACCEPTED
}
