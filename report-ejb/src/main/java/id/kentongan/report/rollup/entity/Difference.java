package id.kentongan.report.rollup.entity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A counter that is not what the reports say.
 *
 * @param area the kelurahan, or the kecamatan where only that is known; of a figure any tier
 * @param category null for a counter of a day; of a figure what it is told apart by, such as {@code HOUR 1-07}
 * @param from the day, or the first day of the month when there is a category
 * @param counted what the counter says, changes that wait included
 * @param recounted what the reports say
 */
public record Difference(
        int tenantId,
        String area,
        @Nullable String category,
        LocalDate from,
        Counter counter,
        long counted,
        long recounted) {}
