package id.kentongan.core.text.entity;

/** The characters of words that others read. */
public final class Signs {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Signs() {}

    /**
     * Whether a character is none that one reads: controls but for line and tab; those without a picture, which change what
     * one reads (Unicode TR 36, 2.4), but for the joiners that are part of many signs; halves and what is no character.
     */
    public static boolean unfit(int point) {
        return Character.isISOControl(point) && point != '\n' && point != '\t'
                || Character.getType(point) == Character.FORMAT
                        && point != ZERO_WIDTH_JOINER
                        && point != ZERO_WIDTH_NON_JOINER
                || Character.getType(point) == Character.SURROGATE
                || (point & 0xFFFE) == 0xFFFE;
    }
}
