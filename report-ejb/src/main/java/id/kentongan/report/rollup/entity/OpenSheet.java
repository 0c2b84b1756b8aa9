package id.kentongan.report.rollup.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a month that has ended, as everybody may see them: without private categories and small numbers.
 *
 * @param path the areas from the government's own down to this one
 * @param whole null where it is withheld
 * @param areas of the next tier, by code
 * @param categories of the whole government, by name; none where the sheet is of a part of it, since tables of area and
 *     category at once would say too much
 * @param months of the whole government, oldest first; none where the sheet is of a part of it
 * @param k the smallest number that is told
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
     * @param tally null where it is withheld
     */
    public record Line(
            String key,
            String name,
            String englishName,
            @Nullable Tally tally) {}
}
