package id.kentongan.report.entity;

import id.kentongan.core.text.entity.Crockford;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that lets a citizen follow a report without an account: 128 random bits, shown once and stored hashed.
 * Plain SHA-256 is enough because the code has more bits than can be tried.
 */
public record TrackingCode(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    public static TrackingCode random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new TrackingCode(Crockford.encode(bytes));
    }

    /**
     * A code that whoever has the secret can compute again: the first half of HMAC-SHA256 over the number.
     *
     * @param secret with at least 128 bits that nobody else knows
     */
    public static TrackingCode derived(String secret, long number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            byte[] whole =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            return new TrackingCode(Crockford.encode(Arrays.copyOf(whole, BYTES)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "TrackingCode[…]";
    }
}
