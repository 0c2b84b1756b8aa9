package id.kentongan.core.deadline.entity;

import java.time.Instant;

/**
 * When a step comes.
 *
 * @param number the step's; above {@link Step#MOST} for a repetition
 */
public record Moment(int number, Step step, Instant dueAt) {

    /** The number of the step that a moment repeats, or is. */
    public static int stepOf(int number) {
        return number % (Step.MOST + 1);
    }

    Moment at(Instant due) {
        return new Moment(number, step, due);
    }
}
