package id.kentongan.report.followup.boundary;

import id.kentongan.core.organisation.entity.Unit;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a unit has to do.
 *
 * @param open reports that it has and that are not closed
 * @param overdue of these, whose public term is over
 * @param assigned of these, given to somebody
 * @param unanswered of these, given to somebody who has not answered
 * @param unaccepted of these, handed to the unit and not taken on
 * @param oldestAt when the oldest of these came in; null if there is none
 */
public record UnitLoad(
        Unit unit,
        int open,
        int overdue,
        int assigned,
        int unanswered,
        int unaccepted,
        @Nullable OffsetDateTime oldestAt) {}
