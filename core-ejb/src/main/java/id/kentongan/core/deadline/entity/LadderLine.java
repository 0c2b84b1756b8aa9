package id.kentongan.core.deadline.entity;

import org.jspecify.annotations.Nullable;

/**
 * A step, and for which cases it is.
 *
 * @param topic a category; null for all that have no line of their own
 * @param priority null for every one
 */
public record LadderLine(@Nullable String topic, @Nullable Priority priority, Step step) {

    boolean fits(String about, Priority urgency) {
        return (topic == null || topic.equals(about)) && (priority == null || priority == urgency);
    }

    /** The more special, the more. */
    int weight() {
        return (topic == null ? 0 : 2) + (priority == null ? 0 : 1);
    }
}
