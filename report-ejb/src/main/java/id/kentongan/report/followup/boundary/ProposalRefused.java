package id.kentongan.report.followup.boundary;

import jakarta.ejb.ApplicationException;

/** Another government cannot be asked so, or the answer cannot be given so. */
@ApplicationException(rollback = true)
public class ProposalRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why not. */
    public enum Reason {
        WORDS_MISSING,
        WORDS_TOO_LONG,
        /** There is no such unit, or it is of the government that has the report, where it is handed over at once. */
        UNIT_NOT_POSSIBLE,
        /** Only whose unit has the report, or one above it, asks others to take it. */
        NOT_YOURS,
        /** There is no such proposal that the actor can answer. */
        UNKNOWN,
        /** Somebody else has answered or withdrawn it, or the report is closed. */
        TOO_LATE,
        /** Another government is asked already. */
        ASKED_ALREADY
    }

    public ProposalRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
