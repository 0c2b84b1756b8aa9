package id.kentongan.core.text.entity;

/** Douglas Crockford's base 32: no I, L, O or U, so that a code can be read out over the telephone. */
public final class Crockford {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Crockford() {}

    /**
     * @param bytes any number of bytes
     * @return their bits in groups of five from the left, the last group filled with zeros
     */
    public static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8) | (b & 0xFF);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(DIGITS.charAt((buffer >> bits) & 31));
            }
        }
        if (bits > 0) {
            text.append(DIGITS.charAt((buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }

    /**
     * @param count how many digits
     * @return the lowest 5 × count bits of the value
     */
    public static String encode(long value, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = count - 1; i >= 0; i--) {
            text.append(DIGITS.charAt((int) (value >>> (5 * i)) & 31));
        }
        return text.toString();
    }
}
