package id.kentongan.report.aftercare.control;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a report was closed last.
 *
 * @param unit who closed it; null for what an earlier system closed
 * @param objectionUntil until when its reporter may object
 */
public record Closing(OffsetDateTime at, @Nullable UUID unit, OffsetDateTime objectionUntil) {}
