package id.kentongan.core.privacy.entity;

/** What people can ask for, UU 27/2022. */
public enum RequestKind {
    /** Something is wrong: article 6. */
    CORRECTION,
    /** To be forgotten: article 8. */
    ERASURE,
    /** Something shall not be done with the data any more: articles 9 to 11. */
    OBJECTION,
    /** What is done with the data, and why: articles 5 and 7. */
    QUESTION
}
