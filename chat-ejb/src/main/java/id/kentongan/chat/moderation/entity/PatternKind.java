package id.kentongan.chat.moderation.entity;

/** How the pattern of a rule is read. */
public enum PatternKind {
    /** One word, as it stands or with a clitic such as {@code -nya} or {@code -lah}. */
    WORD,
    /** Two to ten words in a row. */
    PHRASE,
    /** A regular expression of RE2, whose time is linear in the text. Sees the text with plain small letters. */
    REGEX,
    /** A hashtag, written without its sign. */
    HASHTAG,
    /** A host or a domain above it, such as {@code example.com}. */
    DOMAIN
}
