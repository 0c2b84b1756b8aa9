package id.kentongan.report.aftercare.entity;

import jakarta.ejb.ApplicationException;

/** Somebody who did the work, closed the report or is of the same office cannot turn an objection down. */
@ApplicationException(rollback = true)
public class NotIndependent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotIndependent() {
        super("somebody else has to look");
    }
}
