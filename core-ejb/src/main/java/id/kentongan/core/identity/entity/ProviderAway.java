package id.kentongan.core.identity.entity;

import jakarta.ejb.ApplicationException;

/** The identity provider did not answer, or not as the standard says; trying later may help. */
@ApplicationException(rollback = true)
public class ProviderAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProviderAway(String what) {
        super(what);
    }

    public ProviderAway(String what, Throwable cause) {
        super(what, cause);
    }
}
