package id.kentongan.report.intake.boundary;

import id.kentongan.core.organisation.entity.Placement;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a filed report; it exists only after everything about the report is stored.
 *
 * @param trackingCode the secret to follow the report with; null for the repeat of
 *     a report that was filed before codes could be computed again
 * @param expectedAt when it should be finished; null if the tenant promises nothing
 * @param place where it was put and why
 */
public record Receipt(
        String ticket,
        @Nullable String trackingCode,
        OffsetDateTime receivedAt,
        @Nullable OffsetDateTime expectedAt,
        Placement.Found place) {}
