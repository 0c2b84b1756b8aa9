package id.kentongan.report.verification.boundary;

import jakarta.ejb.ApplicationException;

/** What a decision needs was not said. */
@ApplicationException(rollback = true)
public class InvalidDecision extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Flaw {
        /** Whoever filed it must be told why. */
        WORDS_MISSING,
        WORDS_TOO_LONG,
        /** Of which report. */
        ORIGINAL_MISSING,
        /** There is no such report, or the two cannot be taken together. */
        ORIGINAL_NOT_POSSIBLE
    }

    private final Flaw flaw;

    public InvalidDecision(Flaw flaw) {
        super(flaw.name());
        this.flaw = flaw;
    }

    public Flaw flaw() {
        return flaw;
    }
}
