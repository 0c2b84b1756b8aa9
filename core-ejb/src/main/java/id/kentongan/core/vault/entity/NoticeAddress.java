package id.kentongan.core.vault.entity;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a person wants to be told.
 *
 * @param channel {@code E_MAIL}, {@code PUSH} or {@code SMS}
 * @param value an address, a number, or what a browser's push service needs
 * @param brokenAt since when nothing arrives there; null while it works
 */
public record NoticeAddress(
        UUID id,
        UUID personId,
        String channel,
        String value,
        @Nullable OffsetDateTime confirmedAt,
        @Nullable OffsetDateTime brokenAt) {

    /** Never the value: it would end in a log. */
    @Override
    public String toString() {
        return "NoticeAddress[" + channel + "]";
    }
}
