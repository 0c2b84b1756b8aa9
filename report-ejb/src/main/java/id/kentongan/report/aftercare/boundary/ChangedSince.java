package id.kentongan.report.aftercare.boundary;

import jakarta.ejb.ApplicationException;

/** The report is not any more what was shown. */
@ApplicationException(rollback = true)
public class ChangedSince extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ChangedSince(int shown, int now) {
        super("version " + shown + " was shown, it is " + now);
    }
}
