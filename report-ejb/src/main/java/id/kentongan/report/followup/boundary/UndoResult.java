package id.kentongan.report.followup.boundary;

import java.util.List;

/** What came of taking back what was done with many reports: each is told of. */
public record UndoResult(List<Item> items) {

    /** What came of one. */
    public enum Outcome {
        DONE,
        /** Somebody, or the clock, has touched it since. */
        CHANGED,
        /** The actor may not do that any more for the unit for which it was done. */
        NOT_YOURS,
        /** It waited for somebody's answer before: what was left of its time is not known any more. */
        WAITED,
        /** There is no such report for the actor. */
        UNKNOWN
    }

    public record Item(String ticket, Outcome outcome) {}

    public UndoResult {
        items = List.copyOf(items);
    }

    /** How many were taken back. */
    public long done() {
        return items.stream().filter(item -> item.outcome() == Outcome.DONE).count();
    }
}
