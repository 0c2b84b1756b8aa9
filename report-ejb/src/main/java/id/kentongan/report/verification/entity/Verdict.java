package id.kentongan.report.verification.entity;

/** What somebody decides who has looked. */
public enum Verdict {
    /** It is a report: what it says becomes public. */
    VERIFY,
    /** It is none; why is said to whoever filed it. */
    REJECT,
    /** It says the same as another one, which it follows from now on. */
    DUPLICATE
}
