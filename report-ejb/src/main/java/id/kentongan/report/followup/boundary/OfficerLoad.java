package id.kentongan.report.followup.boundary;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an officer of a unit has to do.
 *
 * @param open reports that were given to them and are not closed
 * @param overdue of these, whose public term is over
 * @param unanswered of these, to which they have not said yes
 * @param oldestAt when the oldest of these came in; null if there is none
 */
public record OfficerLoad(
        UUID id,
        String name,
        int open,
        int overdue,
        int unanswered,
        @Nullable OffsetDateTime oldestAt) {}
