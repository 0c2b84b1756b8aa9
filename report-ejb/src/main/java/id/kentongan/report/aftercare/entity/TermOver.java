package id.kentongan.report.aftercare.entity;

import jakarta.ejb.ApplicationException;
import java.time.OffsetDateTime;

/** The term in which it could have been done has ended. */
@ApplicationException(rollback = true)
public class TermOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final OffsetDateTime until;

    public TermOver(OffsetDateTime until) {
        super("the term ended at " + until);
        this.until = until;
    }

    /** When it ended. */
    public OffsetDateTime until() {
        return until;
    }
}
