package id.kentongan.chat.talk.entity;

import id.kentongan.chat.moderation.entity.Verdict;
import java.util.UUID;

/**
 * Rules or the model want a moderator to look at a message; heard within the transaction that takes it.
 *
 * @param seat of who said it
 * @param messageId of the row
 * @param seq its number in the room
 */
public record MessageJudged(Seat seat, UUID messageId, long seq, Verdict verdict) {}
