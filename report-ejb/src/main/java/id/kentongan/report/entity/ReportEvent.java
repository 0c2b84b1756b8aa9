package id.kentongan.report.entity;

import id.kentongan.core.organisation.entity.Tier;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a report's history: what the citizen reads and the rankings count. Never changed, only added to.
 *
 * @param personId who moved it; null when time did
 */
public record ReportEvent(
        int tenantId,
        UUID reportId,
        int seq,
        ReportEventType type,
        OffsetDateTime at,
        ReportStatus status,
        @Nullable UUID personId,
        @Nullable UUID unitId,
        @Nullable Tier tier) {}
