package id.kentongan.report.map.entity;

import id.kentongan.core.map.entity.Box;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * What a map shows.
 *
 * @param zoom as web maps count it, 3 to 19: at each step a pixel is half as wide
 * @param from the first day on which the reports came in, in the zone of their government
 * @param until the last day
 * @param categories codes; none for all of them
 */
public record MapWish(Box box, int zoom, LocalDate from, LocalDate until, Set<String> categories, MapState state) {

    /** More is asked of figures and not of a map. */
    public static final int MOST_DAYS = 1_100;

    /** Counters by day have no categories, and many days are slow to add. */
    private static final int MOST_DAYS_BY_DAY = 92;

    public MapWish {
        categories = Set.copyOf(categories);
        if (until.isBefore(from) || ChronoUnit.DAYS.between(from, until) > MOST_DAYS) {
            throw new IllegalArgumentException(from + " to " + until);
        }
    }

    /** Whether whole months are counted; then the period begins and ends with them. */
    public boolean byMonth() {
        return !categories.isEmpty() || ChronoUnit.DAYS.between(from, until) > MOST_DAYS_BY_DAY;
    }

    /** The first day that is counted. */
    public LocalDate countedFrom() {
        return byMonth() ? from.withDayOfMonth(1) : from;
    }

    /** The last day that is counted. */
    public LocalDate countedUntil() {
        return byMonth() ? until.withDayOfMonth(until.lengthOfMonth()) : until;
    }
}
