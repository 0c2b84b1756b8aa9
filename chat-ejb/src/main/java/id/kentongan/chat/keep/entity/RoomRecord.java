package id.kentongan.chat.keep.entity;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A line of what was said, as it is taken along.
 *
 * @param kind of the room
 * @param seq number of the message in it
 * @param speaker a pseudonym, or the unit's name; null for a notice and for who has left for good
 * @param state how the message stands now
 * @param words what it says now; null for a notice and what was taken back
 * @param earlier what it said before, the oldest first, each on a line of its own; null for nothing
 * @param outcome what a moderator decided; null for nothing
 * @param lat degrees north; null where nobody has said where it is, as is {@code lon}
 */
public record RoomRecord(
        String kind,
        String area,
        long seq,
        OffsetDateTime at,
        @Nullable String speaker,
        String state,
        @Nullable String words,
        @Nullable String notice,
        @Nullable String reference,
        @Nullable String earlier,
        @Nullable String outcome,
        int photos,
        @Nullable Double lat,
        @Nullable Double lon) {}
