package id.kentongan.chat.moderation.entity;

/**
 * One piece of a text as detection sees it.
 *
 * @param text undisguised: small letters, plain alphabet, repeats folded; of a number its digits as they are
 * @param surface the same piece in plain small letters, before anything was undone
 * @param start where it begins in the original text, counted in {@code char}s
 * @param end behind its last character in the original text
 */
public record Token(String text, String surface, Kind kind, int start, int end) {

    /** What a piece is. */
    public enum Kind {
        WORD,
        /** Digits only. Never changed. */
        NUMBER,
        HASHTAG,
        MENTION,
        EMAIL,
        URL,
        /** An emoji or another sign that means something by itself. */
        SYMBOL
    }

    /** Whether it is read as a word: a word or a hashtag. */
    public boolean wordlike() {
        return kind == Kind.WORD || kind == Kind.HASHTAG;
    }
}
