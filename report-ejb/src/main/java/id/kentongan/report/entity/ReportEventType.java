package id.kentongan.report.entity;

/** What can happen to a report. */
public enum ReportEventType {
    FILED,
    REMINDED,
    WARNED,
    ESCALATED,
    ACCEPTED,
    RESOLVED,
    REJECTED,
    REOPENED,
    /** Brought in from another system; the lines before it are told as that system told them. */
    IMPORTED
}
