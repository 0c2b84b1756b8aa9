package id.kentongan.core.deadline.entity;

import id.kentongan.core.time.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;

/**
 * A length of time as an office's rules state it.
 *
 * @param amount at least 1
 */
public record Term(int amount, Measure measure) {

    /** How the amount is counted: running time, or days on which the office works. */
    public enum Measure {
        SECONDS,
        HOURS,
        DAYS,
        WORKING_DAYS
    }

    public Term {
        if (amount < 1) {
            throw new IllegalArgumentException("a term is at least 1 long, not " + amount);
        }
    }

    /**
     * @param start when the clock starts
     * @param calendar the working days of the place
     * @return the moment at which the term is over
     */
    public Instant endFrom(Instant start, WorkingCalendar calendar) {
        return switch (measure) {
            case SECONDS -> start.plusSeconds(amount);
            case HOURS -> start.plus(Duration.ofHours(amount));
            case DAYS -> start.plus(Duration.ofDays(amount));
            case WORKING_DAYS -> calendar.plusWorkingDays(start, amount);
        };
    }
}
