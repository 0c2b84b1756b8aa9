package id.kentongan.report.aftercare.boundary;

import id.kentongan.report.entity.ReportEventType;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A line of the talk between reporter and offices.
 *
 * @param type {@code ASKED}, {@code ANSWERED}, {@code OBJECTED}, {@code UPHELD}, or how the report was closed or reopened
 * @param unitName the office that said it; null for what the reporter said
 * @param words null where nothing was said
 */
public record Line(
        ReportEventType type,
        OffsetDateTime at,
        @Nullable String unitName,
        @Nullable String words) {}
