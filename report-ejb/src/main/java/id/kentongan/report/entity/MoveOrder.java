package id.kentongan.report.entity;

import id.kentongan.core.organisation.entity.Unit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A move with everything that is said with it.
 *
 * @param words at most {@value #LONGEST_WORDS} characters
 * @param reason why it is closed
 * @param duplicateOf the number of the report that says the same; for that reason alone
 * @param officer to whom it is given
 * @param unit to which unit it is given
 * @param category what it is instead
 */
public record MoveOrder(
        Move move,
        @Nullable String words,
        @Nullable CloseReason reason,
        @Nullable String duplicateOf,
        @Nullable UUID officer,
        @Nullable Unit unit,
        @Nullable String category) {

    /** The longest that can be said with a move. */
    public static final int LONGEST_WORDS = 2_000;

    /** A move with which nothing need be said. */
    public static MoveOrder of(Move move) {
        return new MoveOrder(move, null, null, null, null, null, null);
    }

    /** The same, and a unit gets it by it. */
    public MoveOrder to(Unit receiver) {
        return new MoveOrder(move, words, reason, duplicateOf, officer, receiver, category);
    }

    /** A move with a sentence. */
    public static MoveOrder of(Move move, @Nullable String words) {
        return new MoveOrder(move, words, null, null, null, null, null);
    }
}
