package id.kentongan.core.deadline.entity;

import java.time.Instant;

/**
 * A time that counts for no term.
 *
 * @param from when nobody of the offices could go on
 * @param until when they could; not before
 */
public record Pause(Instant from, Instant until) {

    public Pause {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a pause from " + from + " until " + until);
        }
    }
}
