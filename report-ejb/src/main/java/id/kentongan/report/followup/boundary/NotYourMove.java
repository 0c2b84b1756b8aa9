package id.kentongan.report.followup.boundary;

import id.kentongan.report.entity.Move;
import jakarta.ejb.ApplicationException;

/** The move is possible, and somebody else has to make it. */
@ApplicationException(rollback = true)
public class NotYourMove extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Move move;

    public NotYourMove(Move move) {
        super("somebody else has to " + move);
        this.move = move;
    }

    public Move move() {
        return move;
    }
}
