package id.kentongan.chat.talk.entity;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * Somebody has said something that everybody in the room can read. Fired inside the transaction that wrote it.
 *
 * @param topics what it is about, by the topic rules
 * @param tags its hashtags without their signs
 */
public record MessageSaid(Seat seat, long seq, OffsetDateTime at, List<String> topics, List<String> tags) {}
