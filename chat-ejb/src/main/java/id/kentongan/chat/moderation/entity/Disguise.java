package id.kentongan.chat.moderation.entity;

/** How a word is hidden from a machine. */
public enum Disguise {
    NONE,
    /** {@code b4ng54t} */
    LEET,
    /** {@code b a n g s a t} */
    SPACED,
    /** {@code b.a.n.g.s.a.t} */
    DOTTED,
    /** {@code baaangsaaat} */
    REPEATED,
    /** {@code bngst} */
    VOWELS_DROPPED,
    /** {@code b*ngsat} */
    MASKED
}
