package id.kentongan.core.identity.control;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Password hashes as self-describing strings, {@code $pbkdf2-sha512$i=210000$salt$hash} (Base64 without padding), so
 * that the cost can rise later while old hashes stay readable. Pure JDK: the launcher seeds accounts with it.
 */
public final class PasswordHash {

    /** OWASP's figure for PBKDF2-HMAC-SHA512. */
    public static final int ITERATIONS = 210_000;

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 64;
    private static final Pattern FORM =
            Pattern.compile("\\$pbkdf2-sha512\\$i=([1-9][0-9]{0,6})\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{86})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordHash() {}

    public static String hash(char[] password) {
        return hash(password, ITERATIONS);
    }

    /**
     * With a cost of one's own: fewer iterations only for passwords that a machine drew with 128 bits or more, which
     * nobody guesses at any speed.
     */
    public static String hash(char[] password, int iterations) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$pbkdf2-sha512$i=" + iterations + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(derive(password, salt, iterations));
    }

    /**
     * True when the password belongs to the hash. The work is the same for every answer, also for a missing or
     * unreadable hash and for a cheaper one: time must not tell whether an account exists.
     */
    public static boolean verify(char[] password, @Nullable String stored) {
        Matcher form = FORM.matcher(stored == null ? "" : stored);
        if (!form.matches()) {
            derive(password, new byte[SALT_BYTES], ITERATIONS);
            return false;
        }
        int iterations = Integer.parseInt(form.group(1));
        byte[] salt = Base64.getDecoder().decode(form.group(2));
        byte[] hash = Base64.getDecoder().decode(form.group(3));
        boolean same = MessageDigest.isEqual(hash, derive(password, salt, iterations));
        if (iterations < ITERATIONS) {
            derive(password, salt, ITERATIONS - iterations);
        }
        return same;
    }

    private static byte[] derive(char[] password, byte[] salt, int iterations) {
        PBEKeySpec key = new PBEKeySpec(password, salt, iterations, HASH_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(key).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + ALGORITHM, e);
        } finally {
            key.clearPassword();
        }
    }
}
