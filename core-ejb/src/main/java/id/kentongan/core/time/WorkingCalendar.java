package id.kentongan.core.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;

/**
 * When the offices of a place work: Monday to Friday without the given days off, between two times of the day, all by the
 * clocks of the place (WIB, WITA or WIT, none of which is ever put forward or back).
 *
 * @param daysOff national holidays and joint leave, on whatever day of the week they fall
 * @param usual when the offices work
 * @param other when they work on days that have hours of their own, as in Ramadan
 */
public record WorkingCalendar(
        ZoneId zone, Set<LocalDate> daysOff, OfficeHours usual, Map<LocalDate, OfficeHours> other) {

    /** Perpres 21/2023: work begins at 07:30 by the clocks of the place; 16:00 is what offices print as the end. */
    public static final LocalTime OPENS = LocalTime.of(7, 30);

    public static final LocalTime CLOSES = LocalTime.of(16, 0);

    /** More than any list of days off takes from a year: who finds no working day for so long has a wrong list. */
    private static final int LONGEST_BREAK_DAYS = 366;

    public WorkingCalendar {
        daysOff = Set.copyOf(daysOff);
        other = Map.copyOf(other);
    }

    /** With the usual hours. */
    public WorkingCalendar(ZoneId zone, Set<LocalDate> daysOff) {
        this(zone, daysOff, new OfficeHours(OPENS, CLOSES), Map.of());
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
                Instant open = later(from, opening(day));
                Instant close = closing(day);
                Duration here = Duration.between(open, close);
                if (!here.isNegative() && here.compareTo(left) >= 0) {
                    return open.plus(left);
                }
                if (!here.isNegative()) {
                    left = left.minus(here);
                }
            }
            day = nextWorkingDay(day);
            from = opening(day);
        }
    }

    /** How long the offices work between two moments; nothing if the second is not later. */
    public Duration workingTimeBetween(Instant from, Instant until) {
        Duration sum = Duration.ZERO;
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (working(day)) {
                Instant open = later(from, opening(day));
                Instant close = earlier(until, closing(day));
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

    private Instant opening(LocalDate day) {
        return day.atTime(other.getOrDefault(day, usual).opens()).atZone(zone).toInstant();
    }

    private Instant closing(LocalDate day) {
        return day.atTime(other.getOrDefault(day, usual).closes()).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
