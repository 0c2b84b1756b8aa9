package id.kentongan.report.rollup.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a month that has ended, as the rows of its open data come to them.
 *
 * @param path the areas from the government's own down to this one
 * @param whole null where no row of the open data lies in the area
 * @param areas of the next tier, by code
 * @param categories that have something in the area, by name
 * @param months of the whole government, oldest first; none where the sheet is of a part of it
 * @param k the smallest group of the open data
 */
public record OpenSheet(
        YearMonth month,
        List<Step> path,
        @Nullable Tally whole,
        List<Line> areas,
        List<Line> categories,
        List<Line> months,
        int k) {

    public OpenSheet {
        path = List.copyOf(path);
        areas = List.copyOf(areas);
        categories = List.copyOf(categories);
        months = List.copyOf(months);
    }

    /** An area above, or the one itself. */
    public record Step(AreaCode area, String name) {}

    /**
     * A row of a table.
     *
     * @param tally null where no row of the open data lies there
     */
    public record Line(
            String key,
            String name,
            String englishName,
            @Nullable Tally tally) {}
}
