package id.kentongan.core.notification.gateway;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Enciphers what only one browser may read (RFC 8291, in one record of RFC 8188): a key agreement on P-256 with a fresh key
 * each time, HKDF-SHA-256, AES-128-GCM.
 */
final class PushCipher {

    /** The largest text: push services take 4096 bytes with everything. */
    static final int LONGEST = 3_000;

    private static final String CURVE = "secp256r1";
    private static final String HMAC = "HmacSHA256";
    private static final int POINT = 65;
    private static final int COORDINATE = 32;
    private static final int SALT = 16;
    private static final int RECORD = 4_096;
    private static final int KEY = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PushCipher() {}

    /**
     * @param key the browser's public point
     * @param secret what browser and sender share
     * @return the body of a push, with {@code Content-Encoding: aes128gcm}
     * @throws IllegalArgumentException if the key is no point of the curve, or the text is too long
     */
    static byte[] seal(byte[] text, byte[] key, byte[] secret) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return seal(text, key, secret, salt, pair());
    }

    static byte[] seal(byte[] text, byte[] key, byte[] secret, byte[] salt, KeyPair ours) {
        if (text.length > LONGEST) {
            throw new IllegalArgumentException("a push of more than " + LONGEST + " bytes");
        }
        try {
            byte[] own = point((ECPublicKey) ours.getPublic());
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(ours.getPrivate());
            agreement.doPhase(read(key), true);
            byte[] shared = hmac(secret, agreement.generateSecret());
            byte[] material = hmac(shared, ascii("WebPush: info\0"), key, own, new byte[] {1});
            byte[] root = hmac(salt, material);
            byte[] cek = Arrays.copyOf(hmac(root, ascii("Content-Encoding: aes128gcm\0\1")), KEY);
            byte[] nonce = Arrays.copyOf(hmac(root, ascii("Content-Encoding: nonce\0\1")), NONCE);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(cek, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            // The last record ends with a 2.
            byte[] padded = Arrays.copyOf(text, text.length + 1);
            padded[text.length] = 2;
            byte[] sealed = cipher.doFinal(padded);
            return ByteBuffer.allocate(SALT + Integer.BYTES + 1 + own.length + sealed.length)
                    .put(salt)
                    .putInt(RECORD)
                    .put((byte) own.length)
                    .put(own)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has P-256 and AES", e);
        }
    }

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has P-256", e);
        }
    }

    /** @return the uncompressed form, 65 bytes */
    static byte[] point(ECPublicKey key) {
        return ByteBuffer.allocate(POINT)
                .put((byte) 4)
                .put(coordinate(key.getW().getAffineX()))
                .put(coordinate(key.getW().getAffineY()))
                .array();
    }

    /**
     * A key that somebody sent.
     *
     * @throws IllegalArgumentException if it is no point of the curve: agreeing with one would give away our part
     */
    static ECPublicKey read(byte[] point) {
        if (point.length != POINT || point[0] != 4) {
            throw new IllegalArgumentException("not an uncompressed point");
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE, POINT));
        try {
            ECParameterSpec curve = curve();
            BigInteger prime = ((ECFieldFp) curve.getCurve().getField()).getP();
            BigInteger right = x.pow(3)
                    .add(curve.getCurve().getA().multiply(x))
                    .add(curve.getCurve().getB())
                    .mod(prime);
            if (x.compareTo(prime) >= 0
                    || y.compareTo(prime) >= 0
                    || !y.pow(2).mod(prime).equals(right)) {
                throw new IllegalArgumentException("not a point of P-256");
            }
            return (ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has P-256", e);
        }
    }

    static ECParameterSpec curve() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVE));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
        return fixed;
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
