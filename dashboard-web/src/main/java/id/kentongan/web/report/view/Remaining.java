package id.kentongan.web.report.view;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How long there is until something is due, as people say it: in the largest unit that is at least one whole.
 *
 * @param amount whole units, none less than 1; 0 when nothing is due
 */
public record Remaining(State state, long amount, Span span) {

    /** What to do about it. */
    public enum State {
        OVERDUE,
        /** Within a day. */
        SOON,
        CALM,
        /** Nothing is due. */
        NONE
    }

    /** The unit of the amount. */
    public enum Span {
        MINUTES,
        HOURS,
        DAYS
    }

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    /** Nothing is due. */
    public static final Remaining NOTHING = new Remaining(State.NONE, 0, Span.DAYS);

    /** @param due null when nothing is due */
    public static Remaining of(OffsetDateTime now, @Nullable OffsetDateTime due) {
        if (due == null) {
            return NOTHING;
        }
        Duration left = Duration.between(now, due);
        boolean over = left.isNegative() || left.isZero();
        Duration size = left.abs();
        State state = over ? State.OVERDUE : left.compareTo(A_DAY) <= 0 ? State.SOON : State.CALM;
        if (size.compareTo(TWO_DAYS) >= 0) {
            return new Remaining(state, size.toDays(), Span.DAYS);
        }
        if (size.compareTo(AN_HOUR) >= 0) {
            return new Remaining(state, size.toHours(), Span.HOURS);
        }
        return new Remaining(state, Math.max(1, size.toMinutes()), Span.MINUTES);
    }

    /** Key of the sentence; empty when nothing is due. */
    public String key() {
        return state == State.NONE ? "" : (state == State.OVERDUE ? "over." : "left.") + span;
    }
}
