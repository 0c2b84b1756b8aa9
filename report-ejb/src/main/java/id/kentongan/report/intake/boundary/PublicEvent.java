package id.kentongan.report.intake.boundary;

import id.kentongan.report.entity.ReportEventType;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A line of a report's history that everybody may read.
 *
 * @param unitName the office that was told or acted; null when there was none
 */
public record PublicEvent(
        ReportEventType type, OffsetDateTime at, @Nullable String unitName) {}
