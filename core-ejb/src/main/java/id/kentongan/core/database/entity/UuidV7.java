package id.kentongan.core.database.entity;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids that sort by their time of birth: UUID version 7 of RFC 9562, section 5.7. */
public final class UuidV7 {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private UuidV7() {}

    /**
     * @param at the time that the id carries, in whole milliseconds; not before 1970
     * @return an id with 74 random bits behind that time
     */
    public static UUID at(Instant at) {
        long high = (at.toEpochMilli() << 16) | VERSION | (RANDOM.nextInt() & 0xFFFL);
        long low = (RANDOM.nextLong() >>> 2) | VARIANT;
        return new UUID(high, low);
    }

    /**
     * @param at not after the year 9999
     * @return the smallest id that carries this time or a later one; before 1970 the smallest of all
     */
    public static UUID floor(Instant at) {
        return new UUID(Math.max(at.toEpochMilli(), 0) << 16, 0L);
    }

    /** @return the time that the id carries */
    public static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
