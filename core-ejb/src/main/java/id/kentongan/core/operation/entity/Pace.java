package id.kentongan.core.operation.entity;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When one kind of regular work was begun last, and who has it done: the server's timer, or the watch while that timer
 * stands still. Times are those of {@link System#nanoTime()}, which no clock that is set changes.
 *
 * <p>OP.1 - When the server's timer has not knocked for two periods and half a second, the watch shall begin the work, and
 * from then on at each period, until the timer knocks again.
 *
 * <p>OP.2 - The work shall never run twice at the same time, and never wait twice to be run.
 */
public final class Pace {

    /** So much later than promised a timer on a busy machine may be. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final long every;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long last;
    private volatile boolean watched;

    /**
     * @param every from one beginning to the next
     * @param now the work counts as begun now
     */
    public Pace(Duration every, long now) {
        this.every = every.toNanos();
        this.last = now;
    }

    /**
     * The server's timer knocks.
     *
     * @return whether the work is to be done; then {@link #ended} must follow
     */
    public boolean knocked(long now) {
        watched = false;
        last = now;
        return busy.compareAndSet(false, true);
    }

    /**
     * The watch looks.
     *
     * @return whether the work is to be done in the timer's place; then {@link #ended} must follow
     */
    public boolean stoodStill(long now) {
        long patience = watched ? every : 2 * every + GRACE.toNanos();
        if (now - last < patience || !busy.compareAndSet(false, true)) {
            return false;
        }
        watched = true;
        last = now;
        return true;
    }

    /** The work is done, or could not be begun. */
    public void ended() {
        busy.set(false);
    }
}
