package id.kentongan.web.bounds;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * So many are served at once, so many more may wait a little, in their order, and everybody else is told to come later.
 *
 * <p>How long is a little depends on whether somebody always waits. A burst passes, and whoever came with it is served
 * after a short wait. When the room has not been without waiters for a while, a queue stands: waiting in it serves nobody
 * sooner, so it is kept short (the idea of controlled delay: Nichols and Jacobson, <i>Controlling Queue Delay</i>, 2012).
 */
final class Bulkhead {

    /** A queue that has not been empty for so long does not go away by itself. */
    private static final long STANDS_NANOS = 500_000_000L;

    /** Who waits in a queue that stands may do so for this part of the time. */
    private static final int SHARE_WHEN_IT_STANDS = 5;

    private final Semaphore places;
    private final int mostWaiting;
    private final long waitNanos;
    private final LongSupplier clock;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long lastWithoutQueue;

    /**
     * @param mostWaiting how many may wait for a place
     * @param waitMillis how long each of them does at most
     */
    Bulkhead(int places, int mostWaiting, long waitMillis) {
        this(places, mostWaiting, waitMillis, System::nanoTime);
    }

    Bulkhead(int places, int mostWaiting, long waitMillis, LongSupplier clock) {
        this.places = new Semaphore(places, true);
        this.mostWaiting = mostWaiting;
        this.waitNanos = TimeUnit.MILLISECONDS.toNanos(waitMillis);
        this.clock = clock;
        this.lastWithoutQueue = clock.getAsLong();
    }

    /** @return false if there is no place; else {@link #leave} must follow */
    boolean enter() {
        if (waiting.get() == 0) {
            lastWithoutQueue = clock.getAsLong();
            if (places.tryAcquire()) {
                return true;
            }
        }
        if (waiting.incrementAndGet() > mostWaiting) {
            waiting.decrementAndGet();
            return false;
        }
        try {
            return places.tryAcquire(patience(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Whether {@link #enter} would refuse without waiting. */
    boolean full() {
        return waiting.get() >= mostWaiting && places.availablePermits() == 0;
    }

    /** How long the next one may wait, in nanoseconds. */
    long patience() {
        boolean stands = clock.getAsLong() - lastWithoutQueue > STANDS_NANOS;
        return stands ? waitNanos / SHARE_WHEN_IT_STANDS : waitNanos;
    }

    int waiters() {
        return waiting.get();
    }

    void leave() {
        places.release();
    }
}
