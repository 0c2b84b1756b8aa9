package id.kentongan.report.verification.entity;

import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a report's history.
 *
 * @param officer by name; null when time or a citizen did it
 */
public record LastLine(
        ReportStatus status,
        ReportEventType type,
        OffsetDateTime at,
        @Nullable String officer,
        @Nullable String unitName) {}
