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
    IMPORTED;

    /** Whether it is told to everybody; the others are between the clock and the offices. */
    public boolean isPublic() {
        return switch (this) {
            case FILED, ESCALATED, ACCEPTED, RESOLVED, REJECTED, REOPENED -> true;
            case REMINDED, WARNED, IMPORTED -> false;
        };
    }
}
