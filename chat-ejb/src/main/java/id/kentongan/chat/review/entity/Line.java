package id.kentongan.chat.review.entity;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One message of a room, as a moderator reads it.
 *
 * @param name under which it was said
 * @param words null if they were taken back
 * @param about whether it is the one that was pointed out
 */
public record Line(
        long seq, OffsetDateTime at, String name, @Nullable String words, boolean about) {}
