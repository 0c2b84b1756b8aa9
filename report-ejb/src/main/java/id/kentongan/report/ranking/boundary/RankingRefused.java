package id.kentongan.report.ranking.boundary;

import jakarta.ejb.ApplicationException;

/** A wish about a ranking that cannot be fulfilled, and why. */
@ApplicationException(rollback = true)
public class RankingRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Why {
        /** There is no such month, report or contest for the actor. */
        UNKNOWN,
        /** The report has been contested for this month before. */
        CONTESTED,
        /** Who contests does not decide. */
        OWN,
        /** A reason of 1 to 500 characters is needed. */
        REASON
    }

    private final Why why;

    public RankingRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
