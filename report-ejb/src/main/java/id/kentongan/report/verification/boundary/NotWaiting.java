package id.kentongan.report.verification.boundary;

import id.kentongan.report.verification.entity.LastLine;
import jakarta.ejb.ApplicationException;

/** Somebody else was faster: nobody has to look at it any more, or it is not what was shown. */
@ApplicationException(rollback = true)
public class NotWaiting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient LastLine last;

    public NotWaiting(LastLine last) {
        super("not waiting: " + last.type());
        this.last = last;
    }

    /** What happened, and who did it. */
    public LastLine last() {
        return last;
    }
}
