package id.kentongan.core.identity.entity;

import jakarta.ejb.ApplicationException;

/** What came back from the identity provider proves nothing: signed by another, for another, too old, or replayed. */
@ApplicationException(rollback = true)
public class ProviderRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what for the log; nobody who signs in reads it */
    public ProviderRefusal(String what) {
        super(what);
    }

    public ProviderRefusal(String what, Throwable cause) {
        super(what, cause);
    }
}
