package id.kentongan.report.rollup.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which reports of an area and a period a number counts. Each says the same as its counter in {@code report.measures}. */
public enum Which {
    RECEIVED("true"),
    VERIFIED("r.verified_at is not null"),
    ANSWERED("least(r.accepted_at, r.closed_at) is not null"),
    OPEN("r.status not in ('RESOLVED', 'REJECTED')"),
    CLOSED("r.closed_at is not null"),
    RESOLVED("r.status = 'RESOLVED'"),
    FIXED("r.close_reason = 'FIXED_VERIFIED'"),
    IN_TIME("r.status = 'RESOLVED' and r.closed_at <= r.expected_at"),
    REJECTED("r.status = 'REJECTED'"),
    REOPENED("r.reopenings > 0"),
    ESCALATED("r.escalated_at is not null"),
    RATED("r.rating is not null");

    private final String condition;

    Which(String condition) {
        this.condition = condition;
    }

    /** In SQL, about {@code report.report r}. */
    public String condition() {
        return condition;
    }

    /** As addresses say it: {@code in-time}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Which> of(String word) {
        return Stream.of(values()).filter(which -> which.word().equals(word)).findFirst();
    }
}
