package id.kentongan.report.followup.boundary;

import jakarta.ejb.ApplicationException;

/** A template cannot be kept so. */
@ApplicationException(rollback = true)
public class TemplateRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why not. */
    public enum Reason {
        NAME,
        TEXT,
        /** Something in braces means nothing. */
        PLACE,
        /** Somebody else has changed it since it was shown. */
        CHANGED,
        /** There is no such template, government or unit for the actor. */
        UNKNOWN,
        TOO_MANY
    }

    public TemplateRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
