package id.kentongan.core.escalation.entity;

import jakarta.ejb.ApplicationException;

/** Somebody else was faster: the case is not open any more. */
@ApplicationException(rollback = true)
public class AlreadyAccepted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AlreadyAccepted(String reference) {
        super("case " + reference + " is not open any more");
    }
}
