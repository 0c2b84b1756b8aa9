package id.kentongan.report.exchange.entity;

import id.kentongan.report.entity.ReportStatus;
import java.util.Locale;
import java.util.Optional;

/** The words of mySociety's extension of GeoReport v2 for where a report stands. */
public enum UpdateStatus {
    OPEN,
    IN_PROGRESS,
    ACTION_SCHEDULED,
    INVESTIGATING,
    FIXED,
    CLOSED,
    DUPLICATE,
    NOT_COUNCILS_RESPONSIBILITY,
    NO_FURTHER_ACTION,
    INTERNAL_REFERRAL,
    FOR_TRIAGE,
    CANCELLED,
    REOPEN;

    /** What we say of our own. */
    public static UpdateStatus of(ReportStatus status) {
        return switch (status) {
            case SUBMITTED, REOPENED -> OPEN;
            case COORDINATION, DISPOSITION -> INVESTIGATING;
            case IN_PROGRESS, VALIDATION -> UpdateStatus.IN_PROGRESS;
            case AWAITING_REPORTER, AWAITING_OTHERS -> ACTION_SCHEDULED;
            case RESOLVED -> FIXED;
            case REJECTED -> NO_FURTHER_ACTION;
        };
    }

    /** @param word in any case */
    public static Optional<UpdateStatus> parse(String word) {
        String upper = word.strip().toUpperCase(Locale.ROOT);
        for (UpdateStatus status : values()) {
            if (status.name().equals(upper)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
