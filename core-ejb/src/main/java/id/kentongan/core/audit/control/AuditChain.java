package id.kentongan.core.audit.control;

import id.kentongan.core.audit.entity.AuditEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of the seals: HMAC-SHA256 (RFC 2104) over the seal before and the entry, and Ed25519 (RFC 8032) under
 * a day's head. Both keys come from one secret that lives outside of the database.
 */
public final class AuditChain {

    /** Fewer bytes than the hash has would be the weakest link. */
    public static final int SHORTEST_SECRET = 32;

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final KeyPair signing;

    /**
     * @param secret at least 32 characters
     * @throws IllegalArgumentException if it is shorter
     */
    public AuditChain(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "the audit's secret needs at least %d characters".formatted(SHORTEST_SECRET));
        }
        SecretKeySpec root = new SecretKeySpec(bytes, HMAC);
        key = new SecretKeySpec(hmac(root, "kentongan audit chain".getBytes(StandardCharsets.UTF_8)), HMAC);
        signing = keyPair(hmac(root, "kentongan audit signature".getBytes(StandardCharsets.UTF_8)));
    }

    /** @return what the first seal of a tenant is chained to */
    public byte[] start(int tenantId) {
        return hmac(key, ByteBuffer.allocate(Integer.BYTES).putInt(tenantId).array());
    }

    /**
     * @param previous the hash of the seal before
     * @param entry null if it was gone before it could be sealed: the seal then testifies to that
     * @return the hash of this seal, 32 bytes
     */
    public byte[] next(byte[] previous, long seq, OffsetDateTime sealedAt, UUID entryId, @Nullable AuditEntry entry) {
        Instant moment = sealedAt.toInstant();
        byte[] content = entry == null ? new byte[0] : entry.canonical();
        return hmac(
                key,
                ByteBuffer.allocate(previous.length + 3 * Long.BYTES + Integer.BYTES + 2 * Long.BYTES + content.length)
                        .put(previous)
                        .putLong(seq)
                        .putLong(moment.getEpochSecond())
                        .putLong(moment.getNano() / 1_000)
                        .putLong(entryId.getMostSignificantBits())
                        .putLong(entryId.getLeastSignificantBits())
                        .putInt(content.length)
                        .put(content)
                        .array());
    }

    /** @return the signature under a day's head, 64 bytes */
    public byte[] sign(int tenantId, LocalDate day, long seq, byte[] hash) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(signing.getPrivate());
            signature.update(head(tenantId, day, seq, hash));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the signature under a day's head was made with this secret. */
    public boolean signed(int tenantId, LocalDate day, long seq, byte[] hash, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(signing.getPublic());
            check.update(head(tenantId, day, seq, hash));
            return check.verify(signature);
        } catch (java.security.SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the public key in X.509 form, Base64: with it anybody can check a head that was handed over */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(signing.getPublic().getEncoded());
    }

    private static byte[] head(int tenantId, LocalDate day, long seq, byte[] hash) {
        return ByteBuffer.allocate(Integer.BYTES + 2 * Long.BYTES + hash.length)
                .putInt(tenantId)
                .putLong(day.toEpochDay())
                .putLong(seq)
                .put(hash)
                .array();
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * An Ed25519 private key is any 32 bytes (RFC 8032, 5.1.5). The platform computes the public half only while it
     * generates a pair, so it is given our bytes as its randomness.
     */
    private static KeyPair keyPair(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new Seeded(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Seeded extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seeded(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("asked for " + bytes.length + " bytes");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
