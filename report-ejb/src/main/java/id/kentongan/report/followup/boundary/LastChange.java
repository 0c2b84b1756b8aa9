package id.kentongan.report.followup.boundary;

import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a report's history, for who came too late.
 *
 * @param officer the name of the officer who moved it; null when time or a citizen did
 * @param unitName the unit that moved it or was told
 */
public record LastChange(
        ReportStatus status,
        ReportEventType type,
        OffsetDateTime at,
        @Nullable String officer,
        @Nullable String unitName) {}
