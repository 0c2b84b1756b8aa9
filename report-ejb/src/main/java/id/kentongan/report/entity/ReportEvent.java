package id.kentongan.report.entity;

import id.kentongan.core.organisation.entity.Tier;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a report's history: what the citizen reads and the rankings count. Never changed, only added to.
 *
 * @param personId who moved it; null when time did
 * @param unitId the unit that moved it or was told
 * @param toUnitId whom it was handed to or assigned to
 * @param detail what is said to everybody who may read the report
 * @param remark what is said to the offices alone
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
        @Nullable Tier tier,
        @Nullable UUID toUnitId,
        @Nullable String detail,
        @Nullable String remark) {}
