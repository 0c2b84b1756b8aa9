package id.kentongan.chat.review.entity;

import id.kentongan.chat.moderation.entity.Decision;
import id.kentongan.core.organisation.entity.AreaCode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that was pointed out, and what became of it.
 *
 * @param area of its room
 * @param speaker as whom it was said: a pseudonym's id, or the person of an officer
 * @param decision what the machine has done until a moderator has looked; what readers point out is in the queue
 * @param reasons rows of the decision table that spoke
 * @param labels what it is said to be: of rules, of the model, of readers
 * @param finding JSON: hits, scores and reasons with the versions of rules and model
 * @param dueAt when somebody should have looked at it, or at the appeal
 * @param claimedBy who looks at it now; null if nobody does
 * @param number what the offices call the case that they were told of; null if they were not
 */
public record Review(
        UUID id,
        int tenantId,
        UUID room,
        AreaCode area,
        UUID messageId,
        long seq,
        String speaker,
        Decision decision,
        List<String> reasons,
        List<String> labels,
        String finding,
        OffsetDateTime openedAt,
        OffsetDateTime dueAt,
        @Nullable UUID claimedBy,
        @Nullable Ruling ruling,
        @Nullable Appeal appeal,
        @Nullable String number) {

    public Review {
        reasons = List.copyOf(reasons);
        labels = List.copyOf(labels);
    }

    /**
     * What a moderator has decided.
     *
     * @param policy null where nothing is wrong
     * @param note in the moderator's words, for whoever wrote the message
     * @param until until when the speaker is silenced or out; null where that is not decided
     */
    public record Ruling(
            Outcome outcome,
            @Nullable Policy policy,
            @Nullable String note,
            @Nullable OffsetDateTime until,
            OffsetDateTime at,
            UUID by) {}

    /**
     * What the speaker says against it, and what another moderator says to that.
     *
     * @param upheld whether the decision stands; null while nobody has answered
     */
    public record Appeal(
            OffsetDateTime at,
            String words,
            @Nullable Boolean upheld,
            @Nullable String note) {}

    /** Whether somebody has to look: nobody has decided, or an appeal is not answered. */
    public boolean waits() {
        return ruling == null || appeal != null && appeal.upheld() == null;
    }
}
