package id.kentongan.core.deadline.entity;

import id.kentongan.core.time.OfficeHours;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days on which a government's offices do not work, or work at other hours.
 *
 * @param from the first
 * @param until the last; the same for a single day
 * @param name such as {@code Idulfitri 1448 Hijriah}
 * @param hours for {@link Kind#HOURS} alone
 */
public record CalendarLine(
        LocalDate from,
        LocalDate until,
        Kind kind,
        String name,
        @Nullable OfficeHours hours) {

    /** Why they do not work as usual. */
    public enum Kind {
        /** A national holiday (SKB 3 Menteri). */
        NATIONAL,
        /** Joint leave, <i>cuti bersama</i> (SKB 3 Menteri). */
        JOINT_LEAVE,
        /** A day off in this region alone, such as its anniversary. */
        REGIONAL,
        /** Offices are closed because of a disaster, such as a flood. */
        DISASTER,
        /** They work, but at other hours, as in Ramadan. */
        HOURS;

        /** Whether nobody works on such a day. */
        public boolean off() {
            return this != HOURS;
        }
    }

    /** Whether some of its days lie in that year; days around New Year lie in two. */
    public boolean in(int year) {
        return from.getYear() <= year && until.getYear() >= year;
    }

    /** What is left of it when the days of one year are taken away: nothing, itself, or what lies before and after. */
    public List<CalendarLine> without(int year) {
        if (!in(year)) {
            return List.of(this);
        }
        List<CalendarLine> left = new ArrayList<>();
        if (from.getYear() < year) {
            left.add(new CalendarLine(from, LocalDate.of(year, 1, 1).minusDays(1), kind, name, hours));
        }
        if (until.getYear() > year) {
            left.add(new CalendarLine(LocalDate.of(year + 1, 1, 1), until, kind, name, hours));
        }
        return left;
    }
}
