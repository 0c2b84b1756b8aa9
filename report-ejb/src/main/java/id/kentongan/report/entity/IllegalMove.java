package id.kentongan.report.entity;

import jakarta.ejb.ApplicationException;

/** The report does not stand where this move begins. */
@ApplicationException(rollback = true)
public class IllegalMove extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Move move;
    private final ReportStatus status;

    public IllegalMove(Move move, ReportStatus status) {
        super(move + " is not possible while a report is " + status);
        this.move = move;
        this.status = status;
    }

    public Move move() {
        return move;
    }

    /** Where the report stands. */
    public ReportStatus status() {
        return status;
    }
}
