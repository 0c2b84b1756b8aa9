package id.kentongan.report.entity;

/** Why a report needs no more work. Only one of them is a success. */
public enum CloseReason {
    /** Done, and somebody else than who did it has seen so. */
    FIXED_VERIFIED(ReportStatus.RESOLVED),
    /** Said to be done; nobody else has looked. */
    FIXED_UNVERIFIED(ReportStatus.RESOLVED),
    /** Somebody answers for it who is not in this system; who is said. */
    NOT_OURS(ReportStatus.REJECTED),
    /** Another report says the same; that one is worked on. */
    DUPLICATE(ReportStatus.REJECTED),
    /** It cannot be done; why is said. */
    CANNOT(ReportStatus.REJECTED),
    /** It is no report: a test, an insult, nothing that anybody could find. */
    INVALID(ReportStatus.REJECTED);

    private final ReportStatus status;

    CloseReason(ReportStatus status) {
        this.status = status;
    }

    /** Where a report stands that was closed for this reason. */
    public ReportStatus status() {
        return status;
    }

    /** Whether rankings count it as work well done. */
    public boolean success() {
        return this == FIXED_VERIFIED;
    }
}
