package id.kentongan.core.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When the offices of a place work: Monday to Friday without the given days off, between two times of the day, all by the
 * clocks of the place (WIB, WITA or WIT, none of which is ever put forward or back).
 *
 * @param daysOff national holidays and joint leave, on whatever day of the week they fall
 * @param opens when the offices open
 * @param closes when they close, on the same day
 */
public record WorkingCalendar(ZoneId zone, Set<LocalDate> daysOff, LocalTime opens, LocalTime closes) {

    /** Perpres 21/2023: work begins at 07:30 by the clocks of the place; 16:00 is what offices print as the end. */
    public static final LocalTime OPENS = LocalTime.of(7, 30);

    public static final LocalTime CLOSES = LocalTime.of(16, 0);

    /** More than any list of days off takes from a year: who finds no working day for so long has a wrong list. */
    private static final int LONGEST_BREAK_DAYS = 366;

    public WorkingCalendar {
        daysOff = Set.copyOf(daysOff);
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("offices that open at " + opens + " cannot close at " + closes);
        }
    }

    /** With the usual hours. */
    public WorkingCalendar(ZoneId zone, Set<LocalDate> daysOff) {
        this(zone, daysOff, OPENS, CLOSES);
    }

    /** How long the offices work on a working day. */
    public Duration workingDay() {
        return Duration.between(opens, closes);
    }

    /**
     * Counts working days. A start on a day off counts as the first moment of the next working day, so that nobody's
     * term shrinks because a report came in at the weekend.
     *
     * @param days at least 1
     * @return the same local time {@code days} working days later
     */
    public Instant plusWorkingDays(Instant start, int days) {
        ZonedDateTime at = start.atZone(zone);
        if (!working(at.toLocalDate())) {
            at = nextWorkingDay(at.toLocalDate()).atStartOfDay(zone);
        }
        LocalDate day = at.toLocalDate();
        for (int left = days; left > 0; left--) {
            day = nextWorkingDay(day);
        }
        return day.atTime(at.toLocalTime()).atZone(zone).toInstant();
    }

    /**
     * Counts the time during which the offices work. What begins outside of it begins when they open next; what ends exactly
     * at the end of a working day ends then, and not the next morning.
     *
     * @param length not negative
     * @return the start itself for no length at all, else a moment within or at the end of office hours
     */
    public Instant plusWorkingTime(Instant start, Duration length) {
        if (length.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + length);
        }
        if (length.isZero()) {
            return start;
        }
        ZonedDateTime at = start.atZone(zone);
        Duration left = length;
        LocalDate day = at.toLocalDate();
        Instant from = start;
        while (true) {
            if (working(day)) {
                Instant open = later(from, moment(day, opens));
                Instant close = moment(day, closes);
                Duration here = Duration.between(open, close);
                if (!here.isNegative() && here.compareTo(left) >= 0) {
                    return open.plus(left);
                }
                if (!here.isNegative()) {
                    left = left.minus(here);
                }
            }
            day = nextWorkingDay(day);
            from = moment(day, opens);
        }
    }

    /** How long the offices work between two moments; nothing if the second is not later. */
    public Duration workingTimeBetween(Instant from, Instant until) {
        Duration sum = Duration.ZERO;
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (working(day)) {
                Instant open = later(from, moment(day, opens));
                Instant close = earlier(until, moment(day, closes));
                if (close.isAfter(open)) {
                    sum = sum.plus(Duration.between(open, close));
                }
            }
        }
        return sum;
    }

    public boolean working(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !daysOff.contains(day);
    }

    private LocalDate nextWorkingDay(LocalDate from) {
        LocalDate day = from.plusDays(1);
        while (!working(day)) {
            day = day.plusDays(1);
            if (day.isAfter(from.plusDays(LONGEST_BREAK_DAYS))) {
                throw new IllegalStateException("no working day within a year after " + from);
            }
        }
        return day;
    }

    private Instant moment(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
