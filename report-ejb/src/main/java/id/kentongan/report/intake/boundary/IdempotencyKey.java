package id.kentongan.report.intake.boundary;

import id.kentongan.report.entity.TrackingCode;
import id.kentongan.report.intake.control.Fingerprint;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A client's name for one report, under which it may send it again.
 *
 * @param hash over the sender and the key, hexadecimal; this is what is stored
 * @param secret over the same two, hexadecimal, and not to be had from the hash; never stored. The report's tracking
 *     code is computed from it, so that the answer to a repeat can be the first one, word for word, though the code
 *     itself is kept only as a hash.
 */
public record IdempotencyKey(String hash, String secret) {

    /**
     * @param sender who chose the key, such as an API key; only its hash is kept
     */
    public static IdempotencyKey of(String sender, String key) {
        return new IdempotencyKey(Fingerprint.of(sender, key), Fingerprint.of("tracking code", sender, key));
    }

    /**
     * The tracking code of the report that was filed under this key at that time. The time is part of it because a key
     * may be used for another report when it is old.
     *
     * @param receivedAt as the database keeps it, to the microsecond
     */
    TrackingCode trackingCode(OffsetDateTime receivedAt) {
        long micros = ChronoUnit.MICROS.between(java.time.Instant.EPOCH, receivedAt.toInstant());
        return TrackingCode.derived(secret, micros);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "IdempotencyKey[" + hash + "]";
    }
}
