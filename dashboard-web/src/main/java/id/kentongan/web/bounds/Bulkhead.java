package id.kentongan.web.bounds;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** So many are served at once, so many more may wait a little, and everybody else is told to come later. */
final class Bulkhead {

    private final Semaphore places;
    private final int mostWaiting;
    private final long waitMillis;
    private final AtomicInteger waiting = new AtomicInteger();

    Bulkhead(int places, int mostWaiting, long waitMillis) {
        this.places = new Semaphore(places);
        this.mostWaiting = mostWaiting;
        this.waitMillis = waitMillis;
    }

    /** @return false if there is no place; else {@link #leave} must follow */
    boolean enter() {
        if (places.tryAcquire()) {
            return true;
        }
        if (waiting.incrementAndGet() > mostWaiting) {
            waiting.decrementAndGet();
            return false;
        }
        try {
            return places.tryAcquire(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    void leave() {
        places.release();
    }
}
