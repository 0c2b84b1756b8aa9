package id.kentongan.chat.talk.entity;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as people of its room see it now.
 *
 * @param seq its number in the room
 * @param change number of the last thing that happened to it
 * @param speakerKind null for a notice
 * @param speaker what tells speakers of a room apart: of a citizen the pseudonym's id, of others the unit's; null for a
 *     notice
 * @param speakerName the pseudonym; the unit's name; of an official among officials their own; null for a notice, and for who has left for good
 * @param words null while nobody may read them, and when they were taken back
 * @param noticeKey key of a notice's sentence in the bundles; else null
 * @param reference what a notice is about, or which report a message has become: its ticket
 * @param replyTo number of the message that it answers
 * @param mine whether it is the reader's own
 * @param photos ids of its photos, in their order; none while nobody may read its words
 * @param place where it is; null where nobody has said so, and while nobody may read its words
 * @param clarification address where the rumour is answered that it repeats; null where it repeats none that is known
 * @param confirmation how many have confirmed an announcement; null where nobody is asked
 */
public record MessageRow(
        UUID id,
        long seq,
        long change,
        MessageKind kind,
        OffsetDateTime at,
        @Nullable SpeakerKind speakerKind,
        @Nullable String speaker,
        @Nullable String speakerName,
        @Nullable String words,
        @Nullable String noticeKey,
        @Nullable String reference,
        @Nullable Long replyTo,
        List<String> tags,
        MessageState state,
        @Nullable OffsetDateTime editedAt,
        boolean pinned,
        Map<Reaction, Integer> reactions,
        boolean mine,
        @Nullable Confirmation confirmation,
        List<UUID> photos,
        @Nullable Place place,
        @Nullable String clarification) {}
