package id.kentongan.report.verification.boundary;

import jakarta.ejb.ApplicationException;
import java.time.OffsetDateTime;

/** Somebody else is looking at it. */
@ApplicationException(rollback = true)
public class TakenByAnother extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String officer;
    private final transient OffsetDateTime until;

    public TakenByAnother(String officer, OffsetDateTime until) {
        super("taken until " + until);
        this.officer = officer;
        this.until = until;
    }

    /** By name. */
    public String officer() {
        return officer;
    }

    public OffsetDateTime until() {
        return until;
    }
}
