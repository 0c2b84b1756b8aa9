package id.kentongan.core.vault.entity;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a person's ledger of consents.
 *
 * @param tenantId the government that it was given to; null for the installation
 * @param topic what was agreed to, in capitals such as {@code CHAT}
 * @param textVersion which text was shown
 * @param textHash SHA-256 of it, in hexadecimal digits
 * @param proof how it was given
 * @param withdrawnAt null while it is in force
 */
public record Consent(
        UUID id,
        @Nullable Integer tenantId,
        String topic,
        String textVersion,
        String textHash,
        String proof,
        OffsetDateTime givenAt,
        @Nullable OffsetDateTime withdrawnAt) {}
