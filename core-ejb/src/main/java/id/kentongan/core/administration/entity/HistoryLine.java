package id.kentongan.core.administration.entity;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit, as people read it.
 *
 * @param who display name of the person, or the actor as it is written for what is no person
 * @param object what it was done to, {@code kind:id}
 */
public record HistoryLine(
        UUID id,
        int tenantId,
        OffsetDateTime at,
        String who,
        String action,
        String object,
        @Nullable String detail) {}
