package id.kentongan.core.time;

import java.time.LocalTime;

/**
 * From when until when offices work on a day, by the clocks of the place.
 *
 * @param closes later than they open, on the same day
 */
public record OfficeHours(LocalTime opens, LocalTime closes) {

    public OfficeHours {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("offices that open at " + opens + " cannot close at " + closes);
        }
    }
}
