package id.kentongan.report.rollup.boundary;

import jakarta.ejb.ApplicationException;

/** A target that cannot be set, and why. */
@ApplicationException(rollback = true)
public class TargetRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Why {
        /** Who sets targets answers for the whole government. */
        NOT_YOURS,
        /** Above 0, at most 100 percent or 5 stars, with one decimal at most. */
        GOAL,
        /** A reason of 1 to 500 characters is needed. */
        REASON
    }

    private final Why why;

    public TargetRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
