package id.kentongan.report.intake.inbound.entity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a provider shows that a message is its own: HMAC-SHA256 over the time of sending, a dot and the body. */
public final class InboundSignature {

    /** An older one is somebody else's copy, and one from the future a wrong clock's. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    private static final String SCHEME = "sha256=";
    private static final String ALGORITHM = "HmacSHA256";

    private InboundSignature() {}

    /**
     * @param secret what the provider and we know
     * @param sentAt seconds since 1970, as they were sent
     */
    public static String of(String secret, String sentAt, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((sentAt + ".").getBytes(StandardCharsets.UTF_8));
            return SCHEME + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Whether this is the provider's signature, made within the last five minutes. */
    public static boolean holds(String secret, String sentAt, byte[] body, String signature, Instant now) {
        boolean right = MessageDigest.isEqual(
                of(secret, sentAt, body).getBytes(StandardCharsets.UTF_8),
                signature.strip().getBytes(StandardCharsets.UTF_8));
        return right && sentAt.matches("\\d{1,12}") && fresh(Instant.ofEpochSecond(Long.parseLong(sentAt)), now);
    }

    private static boolean fresh(Instant sent, Instant now) {
        return Duration.between(sent, now).abs().compareTo(LONGEST) <= 0;
    }
}
