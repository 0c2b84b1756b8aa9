package id.kentongan.report.rollup.entity;

import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A report behind a number.
 *
 * @param id of the report; where the next page goes on
 * @param category what the government calls it
 */
public record ReportLine(
        UUID id,
        String ticket,
        String category,
        String englishCategory,
        ReportStatus status,
        String area,
        OffsetDateTime receivedAt) {}
