package id.kentongan.report.followup.boundary;

import jakarta.ejb.ApplicationException;

/** A part of a report's work cannot be asked for or answered so. */
@ApplicationException(rollback = true)
public class TaskRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why not. */
    public enum Reason {
        WORDS_MISSING,
        WORDS_TOO_LONG,
        /** There is no such unit of this government, or it has the report itself. */
        UNIT_NOT_POSSIBLE,
        /** The due time is over, or more than a year ahead. */
        DUE_NOT_POSSIBLE,
        /** Only the unit that has the report asks for parts, and only while it works on it. */
        NOT_YOURS,
        /** There is no such part that the actor can answer. */
        UNKNOWN,
        /** It does not stand where this answer begins: somebody else was faster. */
        TOO_LATE,
        /** So many parts at once that nobody keeps count. */
        TOO_MANY
    }

    public TaskRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
