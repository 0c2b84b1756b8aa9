package id.kentongan.core.administration.entity;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner's key to send reports with, without the key itself, which nobody can read again.
 *
 * @param tenant code of the only government that it is for; null for all
 * @param revoked null while it may be used
 */
public record PartnerKey(
        UUID id,
        String name,
        @Nullable String tenant,
        OffsetDateTime created,
        @Nullable OffsetDateTime revoked) {}
