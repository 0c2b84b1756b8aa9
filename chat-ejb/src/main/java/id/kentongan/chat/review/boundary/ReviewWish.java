package id.kentongan.chat.review.boundary;

import id.kentongan.chat.review.entity.Outcome;
import id.kentongan.chat.review.entity.Policy;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator wants to decide.
 *
 * @param policy what the message breaks; needed for all but {@link Outcome#DISMISS}
 * @param hours for how long, where the outcome lasts; 0 elsewhere
 * @param note for whoever wrote it, up to 500 characters; null for none
 */
public record ReviewWish(
        Outcome outcome,
        @Nullable Policy policy,
        int hours,
        @Nullable String note) {}
