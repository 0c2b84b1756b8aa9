package id.kentongan.report.aftercare.entity;

import jakarta.ejb.ApplicationException;

/** It cannot be done as the report stands. */
@ApplicationException(rollback = true)
public class NotNow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Why {
        /** Nobody has asked the reporter anything, or it was answered already. */
        NOTHING_ASKED,
        /** The report is not closed. */
        NOT_CLOSED,
        /** The reporter has objected to this closing, and somebody looks at it. */
        OBJECTED,
        /** The reporter has objected to this closing, and it was looked at. */
        DECIDED,
        /** There is no objection to decide. */
        NO_OBJECTION
    }

    private final Why why;

    public NotNow(Why why) {
        super("not now: " + why);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
