package id.kentongan.report.entity.routing;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;

/**
 * Hours of some days of the week, on the clocks of the government. Hours that end before they begin go on into the next
 * day; hours that end when they begin are the whole day.
 *
 * @param days on which they begin; at least one
 * @param from included
 * @param until not included
 */
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime until) {

    private static final int DAY = 24 * 60;
    private static final int WEEK = 7 * DAY;

    public Hours {
        days = Set.copyOf(EnumSet.copyOf(days));
    }

    /** Whether a moment lies in them. */
    boolean hold(LocalDateTime at) {
        LocalTime time = at.toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean going = time.isBefore(until);
        boolean today = days.contains(at.getDayOfWeek());
        if (from.isBefore(until)) {
            return today && begun && going;
        }
        boolean yesterday = days.contains(at.getDayOfWeek().minus(1));
        return today && begun || yesterday && going;
    }

    /** Whether they hold whenever the others do. */
    boolean cover(Hours others) {
        BitSet missing = others.minutes();
        missing.andNot(minutes());
        return missing.isEmpty();
    }

    private BitSet minutes() {
        BitSet minutes = new BitSet(WEEK);
        for (DayOfWeek day : days) {
            int begin = (day.getValue() - 1) * DAY + minute(from);
            int length = minute(until) - minute(from);
            for (int i = 0; i < (length > 0 ? length : length + DAY); i++) {
                minutes.set((begin + i) % WEEK);
            }
        }
        return minutes;
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
