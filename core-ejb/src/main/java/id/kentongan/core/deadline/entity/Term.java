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

    /** How the amount is counted: running time, or time during which the office works. */
    public enum Measure {
        SECONDS,
        HOURS,
        DAYS,
        WORKING_HOURS,
        WORKING_DAYS;

        /** Whether nights, weekends and days off do not count. */
        public boolean working() {
            return this == WORKING_HOURS || this == WORKING_DAYS;
        }
    }

    private static final int WHOLE = 100;

    public Term {
        if (amount < 1) {
            throw new IllegalArgumentException("a term is at least 1 long, not " + amount);
        }
    }

    /**
     * @param start when the clock starts
     * @param calendar the working time of the place
     * @return the moment at which the term is over
     */
    public Instant endFrom(Instant start, WorkingCalendar calendar) {
        return measure == Measure.WORKING_DAYS
                ? calendar.plusWorkingDays(start, amount)
                : plus(start, length(), calendar);
    }

    /**
     * When a share of the term has gone by: of running time, or of working time. Whole terms end as {@link #endFrom} says.
     *
     * @param percent at least 1; 300 is three terms
     * @return later than the start
     */
    public Instant shareFrom(Instant start, int percent, WorkingCalendar calendar) {
        if (percent < 1) {
            throw new IllegalArgumentException("a share of at least 1 percent, not " + percent);
        }
        if (percent % WHOLE == 0) {
            return new Term(Math.multiplyExact(amount, percent / WHOLE), measure).endFrom(start, calendar);
        }
        if (measure == Measure.WORKING_DAYS) {
            return shareOfDays(start, percent, calendar);
        }
        return plus(start, length().multipliedBy(percent).dividedBy(WHOLE), calendar);
    }

    /** Days may be worked for other hours than usual: what is shared is the working time up to the end that is not passed. */
    private Instant shareOfDays(Instant start, int percent, WorkingCalendar calendar) {
        int terms = percent / WHOLE;
        Instant before = terms == 0 ? start : calendar.plusWorkingDays(start, Math.multiplyExact(amount, terms));
        Instant after = calendar.plusWorkingDays(start, Math.multiplyExact(amount, terms + 1));
        Duration between = calendar.workingTimeBetween(before, after);
        return calendar.plusWorkingTime(
                before, between.multipliedBy(percent % WHOLE).dividedBy(WHOLE));
    }

    /**
     * The end after a pause: what was left of the term when it began is left when it is over.
     *
     * @param end as it was before
     * @param paused when the pause began, not after the end
     * @param resumed when it was over
     * @return not earlier than the end as it was
     */
    public Instant endAfterPause(Instant end, Instant paused, Instant resumed, WorkingCalendar calendar) {
        if (!paused.isBefore(end) || !resumed.isAfter(paused)) {
            return end;
        }
        Duration left = measure.working() ? calendar.workingTimeBetween(paused, end) : Duration.between(paused, end);
        Instant later = plus(resumed, left, calendar);
        return later.isBefore(end) ? end : later;
    }

    /** Working days have none: they end at the hour at which they began. */
    private Duration length() {
        return switch (measure) {
            case SECONDS -> Duration.ofSeconds(amount);
            case HOURS, WORKING_HOURS -> Duration.ofHours(amount);
            case DAYS -> Duration.ofDays(amount);
            case WORKING_DAYS -> throw new IllegalStateException("working days are counted by days");
        };
    }

    private Instant plus(Instant start, Duration length, WorkingCalendar calendar) {
        return measure.working() ? calendar.plusWorkingTime(start, length) : start.plus(length);
    }
}
