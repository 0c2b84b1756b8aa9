package id.kentongan.report.intake.boundary;

import jakarta.ejb.ApplicationException;

/** The idempotency key belongs to another report. */
@ApplicationException(rollback = true)
public class IdempotencyKeyReused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IdempotencyKeyReused() {
        super("the idempotency key was used for another report");
    }
}
