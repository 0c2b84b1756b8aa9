package id.kentongan.core.identity.entity;

import jakarta.ejb.ApplicationException;

/** The chosen user name or password cannot be taken; nothing was changed. */
@ApplicationException(rollback = true)
public class UnfitCredentials extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why; each has a sentence in the bundles. */
    public enum Reason {
        USER_NAME_FORM,
        USER_NAME_TAKEN,
        PASSWORD_TOO_SHORT,
        PASSWORD_TOO_LONG,
        PASSWORD_TOO_SIMPLE,
        /** Guessers try it first. */
        PASSWORD_COMMON
    }

    private final Reason reason;

    public UnfitCredentials(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
