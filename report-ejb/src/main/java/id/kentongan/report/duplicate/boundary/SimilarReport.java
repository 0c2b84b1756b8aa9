package id.kentongan.report.duplicate.boundary;

import id.kentongan.report.duplicate.entity.Likeness;
import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A report that is probably about the same thing.
 *
 * @param id for whoever reads on; people know the ticket
 * @param likeness how alike, and why
 * @param description its words, cut after a thousand characters
 */
public record SimilarReport(
        UUID id,
        String ticket,
        ReportStatus status,
        String categoryCode,
        OffsetDateTime receivedAt,
        boolean verified,
        String description,
        Likeness likeness) {}
