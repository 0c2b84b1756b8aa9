package id.kentongan.core.outbox.boundary;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be applied and waits for a decision.
 *
 * @param tenantId whose it is; 0 if its sender did not say
 * @param reference what people call its case; null if there is no such case
 * @param attempts how often it failed before it was parked
 * @param firstFailedAt null if only the broker has counted
 * @param correlation id under which the log has the whole story; null if it came without one
 * @param newer whether only a later version can read it; it goes by itself when one runs
 */
public record DeadLetterRow(
        UUID id,
        int tenantId,
        String queue,
        @Nullable String reference,
        String reason,
        int attempts,
        @Nullable OffsetDateTime firstFailedAt,
        OffsetDateTime parkedAt,
        long ageSeconds,
        @Nullable String correlation,
        boolean newer) {}
