package id.kentongan.chat.talk.entity;

/** What a message is. */
public enum MessageKind {
    /** Of the system: a sentence of the bundles. */
    NOTICE,
    /** Somebody's words. */
    WORDS,
    /** An office's words to everybody of an area. */
    ANNOUNCEMENT
}
