package id.kentongan.core.access.entity;

import jakarta.ejb.ApplicationException;

/** The actor may not do this. Whoever shows it to a person shows what is shown for things that do not exist. */
@ApplicationException(rollback = true)
public class NotPermitted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotPermitted(String what) {
        super(what);
    }
}
