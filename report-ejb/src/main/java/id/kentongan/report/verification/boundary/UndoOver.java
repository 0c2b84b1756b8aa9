package id.kentongan.report.verification.boundary;

import jakarta.ejb.ApplicationException;

/** It cannot be taken back any more: the time is over, it was taken back already, or somebody else decided it. */
@ApplicationException(rollback = true)
public class UndoOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UndoOver() {
        super("cannot be taken back any more");
    }
}
