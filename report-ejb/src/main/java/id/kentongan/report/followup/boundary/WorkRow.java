package id.kentongan.report.followup.boundary;

import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that somebody has to do something about.
 *
 * @param version which a move must name
 * @param place names of the area and of what it lies in, deepest first, at most two
 * @param dueAt when the next moment of its case comes or it was promised to be done, whichever is first; null if there is none
 * @param step what happens at that moment: a word of {@code StepAction}, null for the promise
 * @param overdue whether it was promised for earlier than now, or climbed past whoever has it
 * @param unit the unit that has it or has to take it on
 * @param assignee the person or unit that it was given to; null for nobody
 * @param mine whether it was given to the reader
 */
public record WorkRow(
        int tenantId,
        UUID id,
        String ticket,
        int version,
        ReportStatus status,
        String category,
        Priority priority,
        AreaCode area,
        String place,
        OffsetDateTime receivedAt,
        @Nullable OffsetDateTime dueAt,
        @Nullable String step,
        boolean overdue,
        String unit,
        @Nullable String assignee,
        boolean mine) {}
