package id.kentongan.report.control.verification;

import jakarta.ejb.ApplicationException;

/** Two reports cannot be taken together, or are not together. */
@ApplicationException(rollback = true)
public class NoTwins extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason why, in a word of the code */
    public NoTwins(String reason) {
        super(reason);
    }
}
