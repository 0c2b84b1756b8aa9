package id.kentongan.core.notification.entity;

import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * When somebody wants to be left alone, each day.
 *
 * @param from the first moment
 * @param until the first moment after them; before {@code from} when they go over midnight, and never the same
 */
public record QuietHours(LocalTime from, LocalTime until) {

    /** For who has wished nothing. */
    public static final QuietHours STANDARD = new QuietHours(LocalTime.of(21, 0), LocalTime.of(6, 0));

    /** @throws IllegalArgumentException if they never begin or never end */
    public QuietHours {
        if (from.equals(until)) {
            throw new IllegalArgumentException("quiet hours that have no end");
        }
    }

    public boolean contains(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        return from.isBefore(until) ? begun && !over : begun || !over;
    }

    /** @return that moment if it is not quiet then, else the end of those quiet hours */
    public ZonedDateTime orLater(ZonedDateTime moment) {
        if (!contains(moment.toLocalTime())) {
            return moment;
        }
        boolean today = moment.toLocalTime().isBefore(until);
        return (today ? moment.toLocalDate() : moment.toLocalDate().plusDays(1))
                .atTime(until)
                .atZone(moment.getZone());
    }
}
