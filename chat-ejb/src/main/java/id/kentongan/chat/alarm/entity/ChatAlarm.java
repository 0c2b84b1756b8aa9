package id.kentongan.chat.alarm.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Many people of a kelurahan speak of the same thing.
 *
 * @param topic a topic of the rules, or a hashtag with its sign
 * @param since what was said after it counts
 * @param speakers how many people have spoken of it
 * @param messages how many messages have come, of those that raised it one for each of them
 * @param taken who deals with it; null while nobody does
 * @param closed how it ended; null while it has not
 */
public record ChatAlarm(
        int tenantId,
        UUID id,
        String number,
        AreaCode area,
        String topic,
        OffsetDateTime since,
        OffsetDateTime raisedAt,
        OffsetDateTime lastAt,
        int speakers,
        int messages,
        @Nullable Taken taken,
        @Nullable Closed closed) {

    /** An office that deals with it. */
    public record Taken(OffsetDateTime at, UUID unit) {}

    /** What it was. */
    public record Closed(OffsetDateTime at, String note) {}
}
