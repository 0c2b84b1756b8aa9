package id.kentongan.report.followup.boundary;

import id.kentongan.report.entity.Move;
import java.util.List;

/** What came of a move of many reports: each is told of. */
public record WorkResult(Move move, List<Item> items) {

    /** What came of one. */
    public enum Outcome {
        DONE,
        /** It does not stand any more where it was seen, or where the move begins. */
        CHANGED,
        /** Somebody else has to make the move. */
        NOT_YOURS,
        /** What the move needs was not said, or does not fit this report. */
        NOT_POSSIBLE,
        /** There is no such report for whoever asks. */
        UNKNOWN
    }

    public record Item(String ticket, Outcome outcome) {}

    public WorkResult {
        items = List.copyOf(items);
    }

    /** How many were moved. */
    public long done() {
        return items.stream().filter(item -> item.outcome() == Outcome.DONE).count();
    }
}
