package id.kentongan.core.privacy.entity;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for; never by whom.
 *
 * @param words as it was written; empty if nothing was, or when who wrote it is forgotten
 * @param due 72 hours after it was made
 * @param late whether that is over
 * @param granted null while it waits
 * @param answer null while it waits
 */
public record PrivacyRequest(
        UUID id,
        int tenantId,
        RequestKind kind,
        String words,
        OffsetDateTime made,
        OffsetDateTime due,
        boolean late,
        @Nullable OffsetDateTime decided,
        @Nullable Boolean granted,
        @Nullable String answer) {

    /** The most characters of a request or of its answer. */
    public static final int LONGEST = 1_000;
}
