package id.kentongan.chat.rules.entity;

import jakarta.ejb.ApplicationException;

/** A rule cannot be put in force, approved or withdrawn so. */
@ApplicationException(rollback = true)
public class RulesRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** There is no such government or rule for this person. */
        UNKNOWN,
        /** A severe rule is approved by somebody else than who wrote it. */
        OWN_RULE,
        /** As many rules as a government can have. */
        TOO_MANY,
        /** A rule of the jar has this id. */
        SHIPPED_ID,
        /** A claim is too short or too long, its clarification no address, or it has expired already. */
        CLAIM
    }

    private final Reason reason;

    public RulesRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
