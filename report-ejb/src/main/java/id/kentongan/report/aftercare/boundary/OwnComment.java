package id.kentongan.report.aftercare.boundary;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment, for who has made it.
 *
 * @param hiddenAt when an office hid it from everybody; null if none did
 * @param hiddenReason why it did
 */
public record OwnComment(
        UUID id,
        String words,
        OffsetDateTime at,
        @Nullable OffsetDateTime hiddenAt,
        @Nullable String hiddenReason) {}
