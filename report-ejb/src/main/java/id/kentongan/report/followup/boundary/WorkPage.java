package id.kentongan.report.followup.boundary;

import id.kentongan.report.followup.entity.WorkPlace;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of somebody's work.
 *
 * @param total all that the filter leaves, at most {@link WorkDesk#MOST_LOOKED_AT} for each unit
 * @param overdue how many of them are
 * @param soon how many are due within a day and not overdue
 * @param unaccepted how many nobody has taken on
 * @param cut whether there is more than was looked at: then neither the figures nor the pages are the whole
 * @param at the database's time when it was read
 * @param next where the next page begins; null for none
 */
public record WorkPage(
        List<WorkRow> rows,
        int total,
        int overdue,
        int soon,
        int unaccepted,
        boolean cut,
        OffsetDateTime at,
        @Nullable WorkPlace next) {

    public WorkPage {
        rows = List.copyOf(rows);
    }
}
