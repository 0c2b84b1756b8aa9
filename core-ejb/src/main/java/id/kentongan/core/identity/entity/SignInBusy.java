package id.kentongan.core.identity.entity;

import jakarta.ejb.ApplicationException;

/** Too many people sign in at this moment; trying again in a few seconds helps. */
@ApplicationException(rollback = true)
public class SignInBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SignInBusy() {
        super("too many password checks are waiting");
    }
}
