package id.kentongan.chat.room.boundary;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A notice of the system in a room.
 *
 * @param textKey key of the sentence in the bundles
 * @param reference what it is about: a report's ticket
 */
public record NoticeRow(UUID id, long sequence, String textKey, String reference, OffsetDateTime at) {}
