package id.kentongan.report.entity;

import id.kentongan.core.organisation.entity.Tier;
import java.util.UUID;

/**
 * A deadline of a report has passed and a unit was told; the report itself stands where it stood.
 *
 * @param how one of the lines that say so, such as {@code ESCALATED}
 * @param tier that the step was for; the unit may be of a higher one
 */
public record ReportTold(int tenantId, UUID reportId, ReportEventType how, UUID unitId, Tier tier) {}
