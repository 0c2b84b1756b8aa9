package id.kentongan.report.followup.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a report stood before somebody moved it.
 *
 * @param area where it was counted
 * @param verifiedAt since when it counted as verified; null if it did not
 * @param acceptedAt since when it was taken on; null if it was not
 * @param acted whether who has taken it on had begun
 * @param answering the unit that its case waited for; null if that was not kept
 * @param handling who worked on it
 */
public record Before(
        ReportStatus status,
        AreaCode area,
        @Nullable OffsetDateTime verifiedAt,
        @Nullable OffsetDateTime acceptedAt,
        boolean acted,
        @Nullable UUID answering,
        Handling handling) {}
