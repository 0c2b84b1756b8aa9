package id.kentongan.core.deadline.entity;

import id.kentongan.core.time.OfficeHours;
import java.time.LocalDate;
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
}
