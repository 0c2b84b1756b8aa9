package id.kentongan.report.instruction.entity;

/** A move that does not begin where the instruction stands with that unit. */
public class IllegalHopMove extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IllegalHopMove(HopMove move, HopState now) {
        super(move + " is not possible while it is " + now);
    }
}
