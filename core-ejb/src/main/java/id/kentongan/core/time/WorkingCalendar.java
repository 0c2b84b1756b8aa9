package id.kentongan.core.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * The days on which the offices of a place work: Monday to Friday without the given holidays, by the local date of the
 * place (WIB, WITA or WIT).
 *
 * @param holidays national holidays and joint leave that fall on any day of the week
 */
public record WorkingCalendar(ZoneId zone, Set<LocalDate> holidays) {

    public WorkingCalendar {
        holidays = Set.copyOf(holidays);
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
            at = nextWorkingDay(at).toLocalDate().atStartOfDay(zone);
        }
        for (int left = days; left > 0; left--) {
            at = nextWorkingDay(at);
        }
        return at.toInstant();
    }

    public boolean working(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    private ZonedDateTime nextWorkingDay(ZonedDateTime from) {
        ZonedDateTime day = from.plusDays(1);
        while (!working(day.toLocalDate())) {
            day = day.plusDays(1);
        }
        return day;
    }
}
