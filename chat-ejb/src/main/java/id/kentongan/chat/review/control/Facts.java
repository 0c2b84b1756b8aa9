package id.kentongan.chat.review.control;

import id.kentongan.chat.review.entity.Strikes;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a case beside it.
 *
 * @param words what the message says; null if it was taken back
 * @param name under which it was said
 * @param flags how many readers have pointed it out
 * @param strikes of that name
 * @param community in whose room it was said; null for a room that is called by its area
 */
public record Facts(
        @Nullable String words,
        String name,
        int flags,
        Strikes strikes,
        @Nullable String community) {}
