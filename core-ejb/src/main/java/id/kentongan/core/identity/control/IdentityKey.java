package id.kentongan.core.identity.control;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secret of {@code KENTONGAN_IDENTITY_KEY}, which the database never sees. Keys for each purpose are derived from it
 * (HMAC-SHA256, RFC 2104): one encrypts (AES-256-GCM), others hash what is too short to be hashed without a key.
 */
@ApplicationScoped
public class IdentityKey {

    private static final Logger LOG = Log.of(IdentityKey.class);
    private static final String HMAC = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What a derived key is for; no two purposes share one. */
    public enum Purpose {
        SECOND_FACTOR,
        RECOVERY_CODE,
        MAIL_CODE,
        OPENID_STATE,
        PUSH_KEY
    }

    private final @Nullable SecretKeySpec root;

    @Inject
    public IdentityKey(Settings settings) {
        this(read(settings));
    }

    IdentityKey(Optional<String> secret) {
        this.root = secret.map(text -> new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), HMAC))
                .orElse(null);
    }

    /** For the container's proxy. */
    protected IdentityKey() {
        this.root = null;
    }

    private static Optional<String> read(Settings settings) {
        try {
            Optional<String> secret = settings.secret("kentongan.identity.key");
            if (secret.isEmpty()) {
                LOG.log(
                        WARNING,
                        "IDN-4001 no authenticators, codes by mail or OpenID: set KENTONGAN_IDENTITY_KEY to 32 random"
                                + " characters or more");
            }
            return secret;
        } catch (IllegalStateException e) {
            LOG.log(ERROR, "IDN-5001 {0}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether there is one; without it nothing can be encrypted. */
    public boolean present() {
        return root != null;
    }

    /** @return a keyed hash of 32 bytes, different for each purpose */
    public byte[] hash(Purpose purpose, String text) {
        return hmac(derived(purpose), text);
    }

    /**
     * @param owner whose it is; nobody else's can be put in its place
     * @return a nonce and what was encrypted under it
     */
    public byte[] encrypt(Purpose purpose, String owner, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, purpose, owner, nonce);
            byte[] sealed = cipher.doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES", e);
        }
    }

    /** @return empty if it is somebody else's, was changed, or was encrypted with another key */
    public Optional<byte[]> decrypt(Purpose purpose, String owner, byte[] sealed) {
        if (sealed.length <= NONCE_BYTES) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, purpose, owner, nonce)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES", e);
        }
    }

    private Cipher cipher(int mode, Purpose purpose, String owner, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        SecretKeySpec key = new SecretKeySpec(derived(purpose).getEncoded(), "AES");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private SecretKeySpec derived(Purpose purpose) {
        if (root == null) {
            throw new IllegalStateException("KENTONGAN_IDENTITY_KEY is not set");
        }
        return new SecretKeySpec(hmac(root, "kentongan identity " + purpose), HMAC);
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC", e);
        }
    }
}
