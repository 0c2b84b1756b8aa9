package id.kentongan.report.aftercare.entity;

import jakarta.ejb.ApplicationException;

/** A comment cannot be made, taken back or hidden. */
@ApplicationException(rollback = true)
public class CommentRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** Nothing is said. */
        WORDS_MISSING,
        /** More than {@link CommentRules#LONGEST} characters. */
        WORDS_TOO_LONG,
        /** Characters that nobody sees, or that a terminal would obey. */
        UNFIT_CHARACTERS,
        /** The address of a page: nobody can say what stands there tomorrow. */
        LINK,
        /** A telephone number, a number of an identity card, a mail address: one's own or somebody else's. */
        CONTACT,
        /** One character again and again. */
        FLOOD,
        /** The same was said by the same before. */
        REPEATED,
        /** So much was said about this report that no more is taken. */
        FULL,
        /** The key was used for other words. */
        KEY_REUSED,
        /** There is no such comment for who asks. */
        UNKNOWN,
        /** The unit does not work on the report. */
        NOT_YOURS
    }

    private final Reason reason;

    public CommentRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
