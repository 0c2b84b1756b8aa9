package id.kentongan.report.followup.boundary;

import id.kentongan.report.entity.CloseReason;
import id.kentongan.report.entity.Move;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to do with a report, as it came.
 *
 * @param version the report's when it was shown; null from whoever does not mind that it has changed since
 * @param words a sentence; at most {@value id.kentongan.report.entity.MoveOrder#LONGEST_WORDS} characters
 * @param reason why it is closed
 * @param duplicateOf number of the report that says the same
 * @param officer to whom it is given
 * @param unit to which unit it is given
 * @param category code of the category that it is instead
 */
public record MoveWish(
        Move move,
        @Nullable Integer version,
        @Nullable String words,
        @Nullable CloseReason reason,
        @Nullable String duplicateOf,
        @Nullable UUID officer,
        @Nullable UUID unit,
        @Nullable String category) {

    /** A move with which nothing need be said. */
    public static MoveWish of(Move move) {
        return new MoveWish(move, null, null, null, null, null, null, null);
    }

    /** A move with a sentence. */
    public static MoveWish of(Move move, String words) {
        return new MoveWish(move, null, words, null, null, null, null, null);
    }
}
