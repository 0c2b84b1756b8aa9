package id.kentongan.report.entity;

import jakarta.ejb.ApplicationException;

/** There is no such report, or none that the asker may know of: the two answers are the same on purpose. */
@ApplicationException(rollback = true)
public class UnknownTicket extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownTicket(String ticket) {
        super("no report " + ticket);
    }
}
