package id.kentongan.chat.review.entity;

import java.time.Duration;

/**
 * How often somebody has been warned, silenced or put out under one pseudonym, and what is suggested next. One counts for
 * {@link #MEMORY}; what was lifted on appeal does not count.
 *
 * @param count of those that still count
 */
public record Strikes(int count) {

    /** After that it is forgotten. */
    public static final Duration MEMORY = Duration.ofDays(90);

    /** The longest that somebody can be silenced or put out at once. */
    public static final Duration LONGEST = Duration.ofDays(30);

    /** The ladder: a warning, a day and a week of silence, then 30 days outside. */
    public Outcome suggested() {
        return switch (count) {
            case 0 -> Outcome.WARN;
            case 1, 2 -> Outcome.MUTE;
            default -> Outcome.BLOCK;
        };
    }

    /** In hours, 0 for what has no length. */
    public int suggestedHours() {
        return switch (count) {
            case 0 -> 0;
            case 1 -> 24;
            case 2 -> 7 * 24;
            default -> (int) LONGEST.toHours();
        };
    }
}
