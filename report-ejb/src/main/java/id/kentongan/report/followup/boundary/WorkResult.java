package id.kentongan.report.followup.boundary;

import java.util.List;

/** What came of something that was done with many reports: each is told of. */
public record WorkResult(List<Item> items) {

    /** What came of one. */
    public enum Outcome {
        DONE,
        /** It does not stand any more where it was seen, or where the move begins. */
        CHANGED,
        /** Somebody else has to make the move. */
        NOT_YOURS,
        /** What the move needs was not said, or does not fit this report. */
        NOT_POSSIBLE,
        /** So many parts of its work are open that nobody keeps count. */
        TOO_MANY_PARTS,
        /** The unit that has it has no such template. */
        NO_TEMPLATE,
        /** There is no such report for whoever asks. */
        UNKNOWN
    }

    public record Item(String ticket, Outcome outcome) {}

    public WorkResult {
        items = List.copyOf(items);
    }

    /** With how many it was done. */
    public long done() {
        return items.stream().filter(item -> item.outcome() == Outcome.DONE).count();
    }
}
