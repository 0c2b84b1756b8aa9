package id.kentongan.report.followup.boundary;

import jakarta.ejb.ApplicationException;

/** A filter cannot be kept so. */
@ApplicationException(rollback = true)
public class FilterRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why not. */
    public enum Reason {
        /** It has no name, or one that is too long. */
        NAME,
        /** There are so many that nobody finds one. */
        TOO_MANY
    }

    public FilterRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
