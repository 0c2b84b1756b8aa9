package id.kentongan.report.followup.boundary;

import jakarta.ejb.ApplicationException;

/** Somebody else was faster: the report is not any more what was shown. */
@ApplicationException(rollback = true)
public class ChangedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient LastChange last;

    public ChangedMeanwhile(LastChange last) {
        super("changed meanwhile: " + last.type());
        this.last = last;
    }

    /** What happened, and who did it. */
    public LastChange last() {
        return last;
    }
}
