package id.kentongan.core.identity.entity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of an authenticator: RFC 6238 with what every authenticator understands, HMAC-SHA1, six digits, steps of thirty
 * seconds. A code of the step before or after is taken too, since clocks differ.
 */
public final class Totp {

    /** As long as the hash, as RFC 4226 recommends. */
    public static final int SECRET_BYTES = 20;

    public static final int STEP_SECONDS = 30;

    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    private static final int SLACK = 1;
    private static final String HMAC = "HmacSHA1";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /**
     * @param code as it was typed
     * @param now seconds since 1970
     * @param lastStep the step of the last code that was accepted: neither it nor an earlier one is accepted again
     * @return the step that the code belongs to; empty if it is wrong, too old, too new or used
     */
    public static OptionalLong match(byte[] secret, String code, long now, long lastStep) {
        long step = now / STEP_SECONDS;
        OptionalLong found = OptionalLong.empty();
        for (long candidate = step - SLACK; candidate <= step + SLACK; candidate++) {
            boolean same = MessageDigest.isEqual(
                    code(secret, candidate).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
            if (same && candidate > lastStep) {
                found = OptionalLong.of(candidate);
            }
        }
        return found;
    }

    /** The code of a step (RFC 4226, 5.3). */
    public static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + HMAC, e);
        }
    }

    /** Base 32 without padding (RFC 4648), as authenticators take a secret that is typed. */
    public static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte each : bytes) {
            buffer = buffer << Byte.SIZE | each & 0xff;
            bits += Byte.SIZE;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(buffer >> bits & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(BASE32.charAt(buffer << 5 - bits & 31));
        }
        return text.toString();
    }
}
