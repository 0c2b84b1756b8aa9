package id.kentongan.web.live;

import java.util.concurrent.TimeUnit;

/**
 * How a node that is about to stop sends its open pages away: not in the first third of its time, while the balancer may
 * still lead them back here, and from then on evenly until the last second, so that they do not all come to the other
 * node at once.
 */
final class Parting {

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final double from;
    private final double until;
    private final long began;

    /**
     * @param seconds 0 or more
     * @param began when, as {@link System#nanoTime} says it
     */
    Parting(int seconds, long began) {
        this.from = seconds / 3.0;
        this.until = Math.max(0, seconds - 1);
        this.began = began;
    }

    /**
     * Asked once a second.
     *
     * @param open 0 or more
     * @return how many of the open pages have to go now
     */
    int due(int open, long now) {
        double elapsed = (now - began) / NANOS;
        if (elapsed < from) {
            return 0;
        }
        return until - elapsed <= 1 ? open : (int) Math.ceil(open / (until - elapsed));
    }
}
