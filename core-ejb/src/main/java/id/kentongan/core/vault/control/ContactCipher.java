package id.kentongan.core.vault.control;

import id.kentongan.core.vault.entity.Contact;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One secret's arithmetic: AES-256-GCM for what is kept, HMAC-SHA256 for finding it. Both keys come from one secret that
 * lives outside of the database, as do eight digits that name it.
 */
final class ContactCipher {

    private static final String HMAC = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_BYTES = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String id;
    private final SecretKeySpec lookup;
    private final SecretKeySpec content;

    /** @param secret as long as {@code Settings.key} demands */
    ContactCipher(String secret) {
        SecretKeySpec root = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC);
        id = HexFormat.of().formatHex(Arrays.copyOf(hmac(root, "kentongan contact key id"), ID_BYTES));
        lookup = new SecretKeySpec(hmac(root, "kentongan contact lookup"), HMAC);
        content = new SecretKeySpec(hmac(root, "kentongan contact content"), "AES");
    }

    /** Tells keys apart, and nothing about them. */
    String id() {
        return id;
    }

    /** @return 32 bytes, the same for the same contact */
    byte[] lookup(Contact contact) {
        return hmac(lookup, contact.kind() + ":" + contact.value());
    }

    /**
     * @param label what it is, such as {@code E_MAIL}: it cannot be read as anything else
     * @return a nonce and the text behind it, other bytes each time
     */
    byte[] seal(String label, String text) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, label);
            byte[] plain = text.getBytes(StandardCharsets.UTF_8);
            byte[] sealed = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException if it was sealed with another key or label, or changed since */
    String open(String label, byte[] sealed) {
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), label);
            return new String(cipher.doFinal(sealed, NONCE, sealed.length - NONCE), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what the vault kept as " + label + " cannot be read", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String label) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, content, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(label.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
