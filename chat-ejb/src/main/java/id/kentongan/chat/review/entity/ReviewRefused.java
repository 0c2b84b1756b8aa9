package id.kentongan.chat.review.entity;

import jakarta.ejb.ApplicationException;

/** Something cannot be done to what was pointed out; nothing has happened. */
@ApplicationException(rollback = true)
public class ReviewRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** No such case, or none for this person. */
        UNKNOWN,
        /** Another moderator has taken it. */
        CLAIMED,
        /** It has been decided. */
        DECIDED,
        /** Nobody has decided, so there is nothing to appeal against. */
        UNDECIDED,
        /** An appeal was made before; there is one. */
        APPEALED,
        /** Who decided does not decide the appeal. */
        OWN_DECISION,
        POLICY_MISSING,
        /** A silence or an exclusion without a length, or one of more than 30 days. */
        HOURS,
        WORDS_MISSING,
        WORDS_TOO_LONG,
        UNFIT_CHARACTERS,
        /** It is one's own message. */
        OWN_MESSAGE
    }

    private final Reason reason;

    public ReviewRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
