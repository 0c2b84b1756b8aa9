package id.kentongan.chat.alarm.boundary;

import id.kentongan.chat.alarm.entity.ChatAlarm;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as an officer sees it.
 *
 * @param areaName as people call the kelurahan
 * @param room of the kelurahan's citizens; null in a list
 * @param taker name of the office that deals with it; null while none does
 * @param answers whether the officer may deal with it
 * @param said of each speaker the last message, newest first; none in a list
 */
public record AlarmFile(
        ChatAlarm alarm,
        String areaName,
        @Nullable UUID room,
        @Nullable String taker,
        boolean answers,
        List<Line> said) {

    /** A message that is about it. */
    public record Line(OffsetDateTime at, String words) {}
}
