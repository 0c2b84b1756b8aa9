package id.kentongan.chat.rules.entity;

import id.kentongan.chat.moderation.entity.ModerationRule;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a government's rule.
 *
 * @param writtenBy who wrote it
 * @param approvedBy the second person; null where none was needed, or none has agreed yet
 * @param ended when it was withdrawn, or another version took its place; null while neither has happened
 */
public record OwnRule(
        ModerationRule rule,
        State state,
        UUID writtenBy,
        OffsetDateTime writtenAt,
        @Nullable UUID approvedBy,
        @Nullable OffsetDateTime ended) {

    /** Where it stands. */
    public enum State {
        /** Severe, and waits for a second person. */
        PROPOSED,
        /** Messages are judged by it. */
        ACTIVE,
        WITHDRAWN
    }
}
