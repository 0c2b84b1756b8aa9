package id.kentongan.chat.rules.entity;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rumour that a government has looked into.
 *
 * @param words as it goes round
 * @param clarification where it is answered
 * @param expires from when on nobody is told any more; null for never
 */
public record OwnClaim(
        UUID id,
        String words,
        String clarification,
        OffsetDateTime enteredAt,
        @Nullable OffsetDateTime expires) {}
