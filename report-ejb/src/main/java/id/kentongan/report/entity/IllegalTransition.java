package id.kentongan.report.entity;

import jakarta.ejb.ApplicationException;

/** A report cannot go from where it stands to where somebody wanted it. */
@ApplicationException(rollback = true)
public class IllegalTransition extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IllegalTransition(ReportStatus from, ReportStatus to) {
        super("a report that is " + from + " cannot become " + to);
    }
}
