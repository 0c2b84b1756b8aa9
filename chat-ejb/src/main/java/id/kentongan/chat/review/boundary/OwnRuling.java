package id.kentongan.chat.review.boundary;

import id.kentongan.chat.review.entity.Outcome;
import id.kentongan.chat.review.entity.Policy;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What became of one's own message.
 *
 * @param outcome null while a moderator has not looked
 * @param until until when one is silenced or out
 * @param appealable whether one can still say something against it
 * @param upheld whether it stands after an appeal; null without an answer
 * @param answer what the other moderator says
 */
public record OwnRuling(
        @Nullable Outcome outcome,
        @Nullable Policy policy,
        @Nullable String note,
        @Nullable OffsetDateTime until,
        boolean appealable,
        @Nullable Boolean upheld,
        @Nullable String answer) {}
