package id.kentongan.report.verification.boundary;

import id.kentongan.report.verification.entity.Outcome;
import id.kentongan.report.verification.entity.Verdict;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a decision about many reports, or of taking it back.
 *
 * @param id by which it can be taken back; null when nothing was decided
 * @param undoUntil until when; null when nothing was decided or it was taken back
 */
public record BulkResult(
        @Nullable UUID id, Verdict verdict, @Nullable OffsetDateTime undoUntil, List<Item> items) {

    /** What came of one. */
    public record Item(String ticket, Outcome outcome) {}

    public BulkResult {
        items = List.copyOf(items);
    }

    /** How many of them were decided, or taken back. */
    public long done() {
        return items.stream().filter(item -> item.outcome() == Outcome.DONE).count();
    }
}
