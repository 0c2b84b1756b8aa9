package id.kentongan.report.feed.entity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * The entry after which a page begins. As text it is a cursor that belongs to one list: with the cursor of another one
 * nobody would see what they think they see.
 *
 * @param place what the entry is ordered by before its id: the ring, the supports, or 0
 * @param id of the report
 */
public record FeedMark(int place, UUID id) {

    private static final int BYTES = 24;
    private static final int CHARACTERS = 32;

    /** Opaque, of always the same length. */
    public String cursor(FeedQuery list) {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putInt(sum(list))
                .putInt(place)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * @param cursor as it was sent
     * @return empty if it is none of this list
     */
    public static Optional<FeedMark> read(String cursor, FeedQuery list) {
        if (cursor.length() != CHARACTERS) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() != BYTES || bytes.getInt() != sum(list)) {
                return Optional.empty();
            }
            FeedMark mark = new FeedMark(bytes.getInt(), new UUID(bytes.getLong(), bytes.getLong()));
            return mark.place < 0 ? Optional.empty() : Optional.of(mark);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** No secret: who makes one up sees the same public reports. */
    private static int sum(FeedQuery list) {
        CRC32 sum = new CRC32();
        sum.update(list.identity().getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }
}
