package id.kentongan.chat.moderation.entity;

import java.util.Set;

/**
 * From which score of the model on what is done; a government may set its own. Scores are probabilities from 0 to 1.
 *
 * @param queue a moderator reads it later
 * @param blur it is delivered behind a curtain
 * @param nightHold it is held back while no moderator is on duty
 * @param hold it is held back
 * @param reports so many readers who reported it put it into the queue, 1 or more
 * @param queueOnly labels whose score alone never does more than queue: nobody knows the truth by the style
 */
public record Thresholds(double queue, double blur, double nightHold, double hold, int reports, Set<String> queueOnly) {

    /** The start values of the decision table. */
    public static final Thresholds DEFAULT = new Thresholds(.50, .80, .80, .95, 2, Set.of("hoax"));

    /** @throws IllegalArgumentException if a value is out of bounds, or a stricter one comes before a milder one */
    public Thresholds {
        if (!(queue > 0 && queue <= blur && blur <= hold && hold <= 1)) {
            throw new IllegalArgumentException("scores must rise from queue over blur to hold, above 0 and at most 1: "
                    + queue + ", " + blur + ", " + hold);
        }
        if (!(nightHold >= queue && nightHold <= hold)) {
            throw new IllegalArgumentException("at night the score must lie between queue and hold: " + nightHold);
        }
        if (reports < 1) {
            throw new IllegalArgumentException("at least one report is needed: " + reports);
        }
        queueOnly = Set.copyOf(queueOnly);
    }
}
