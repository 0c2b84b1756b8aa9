package id.kentongan.web.api;

/** What a client sent, fit to be repeated in a sentence: short, and nothing that a terminal would obey. */
final class Quote {

    private static final int LONGEST = 60;

    private Quote() {}

    static String of(String raw) {
        StringBuilder shown = new StringBuilder();
        raw.codePoints().limit(LONGEST).map(point -> unfit(point) ? '?' : point).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** Control and format characters, halves of surrogate pairs, and code points that are no characters. */
    static boolean unfit(int point) {
        return Character.isISOControl(point)
                || Character.getType(point) == Character.FORMAT
                || Character.getType(point) == Character.SURROGATE
                || (point & 0xFFFE) == 0xFFFE;
    }
}
