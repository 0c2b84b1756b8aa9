package id.kentongan.report.rollup.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All figures of an area and a period.
 *
 * @param now of the period
 * @param before of as many months before
 * @param trend month by month, the last {@code 13} or as many as the period has; empty months too
 * @param below the areas of the next tier, by code; those without reports too
 * @param version grows whenever the government's counters move
 * @param countedAt until when they are counted; null when there is nothing yet
 */
public record FigureSheet(
        int tenantId,
        AreaCode area,
        String areaName,
        Period period,
        Side now,
        Side before,
        List<Month> trend,
        List<Below> below,
        long version,
        @Nullable OffsetDateTime countedAt) {

    public FigureSheet {
        trend = List.copyOf(trend);
        below = List.copyOf(below);
    }

    /**
     * One of the two periods.
     *
     * @param answers minutes from receipt to answer
     * @param closings minutes from receipt to closing
     * @param categories by code, most reports first
     * @param channels by word, most first
     * @param units by id, most first
     * @param hours seven days from Monday on, 24 hours each: how many came in
     */
    public record Side(
            Tally tally,
            Spread answers,
            Spread closings,
            List<Part> categories,
            List<Part> channels,
            List<Part> units,
            List<List<Long>> hours) {

        public Side {
            categories = List.copyOf(categories);
            channels = List.copyOf(channels);
            units = List.copyOf(units);
            hours = List.copyOf(hours);
        }
    }

    /**
     * What one category, channel or unit has of it.
     *
     * @param key its code, word or id
     * @param name as the government calls it; the key where nobody has named it
     */
    public record Part(String key, String name, String englishName, Tally tally) {}

    /** One month of the trend. */
    public record Month(YearMonth month, Tally tally) {}

    /** An area of the next tier. */
    public record Below(AreaCode area, String name, Tally tally) {}
}
