package id.kentongan.report.intake.boundary;

import jakarta.ejb.ApplicationException;

/** The jurisdiction has no such category. */
@ApplicationException(rollback = true)
public class UnknownCategory extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownCategory(String code) {
        super("no category " + code);
    }
}
