package id.kentongan.st.faults;

import id.kentongan.st.blackbox.LivePage;
import id.kentongan.st.blackbox.Officer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Open pages that listen, and come again as {@code live.js} does when they are sent away. */
final class Listeners implements AutoCloseable {

    private static final int LONGEST_PAUSE_MILLIS = 30_000;
    private static final long BETWEEN_NANOS = 50_000_000;

    /**
     * A page that was sent away and is let in again.
     *
     * @param code why it was, -1 where nothing was said
     */
    record Return(int code, double seconds) {}

    private final URI server;
    private final List<Officer> officers;
    private final AtomicReferenceArray<@Nullable LivePage> pages;
    private final AtomicInteger refused = new AtomicInteger();
    private final List<Return> returns = new ArrayList<>();
    private volatile boolean ending;

    /** @param officers whose pages they are, in turn */
    Listeners(Balancer balancer, List<Officer> officers, int count) {
        this.server = URI.create(balancer.address());
        this.officers = List.copyOf(officers);
        this.pages = new AtomicReferenceArray<>(count);
    }

    /** Waits until all are let in. */
    void open(Duration limit) {
        for (int i = 0; i < pages.length(); i++) {
            int number = i;
            Thread thread = new Thread(() -> listen(number), "listener");
            thread.setDaemon(true);
            thread.start();
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        long end = System.nanoTime() + limit.toNanos();
        while (listening() < pages.length()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(listening() + " of " + pages.length() + " pages were let in");
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
    }

    private void listen(int number) {
        Officer officer = officers.get(number % officers.size());
        int failures = 0;
        int code = 0;
        long away = System.nanoTime();
        while (!ending) {
            try {
                LivePage page = LivePage.open(server, officer.cookie());
                if (code != 0) {
                    returned(new Return(code, (System.nanoTime() - away) / 1e9));
                }
                failures = 0;
                pages.set(number, page);
                code = ended(page);
                away = System.nanoTime();
                pages.set(number, null);
            } catch (AssertionError | CompletionException e) {
                refused.incrementAndGet();
            }
            double pause = Math.min(LONGEST_PAUSE_MILLIS, 1_000 * Math.pow(2, failures++));
            LockSupport.parkNanos(
                    (long) (pause * (0.5 + ThreadLocalRandom.current().nextDouble() / 2) * 1_000_000));
        }
    }

    private static int ended(LivePage page) {
        try {
            return page.closeCode(Duration.ofHours(1));
        } catch (AssertionError e) {
            return -1;
        }
    }

    private void returned(Return back) {
        synchronized (returns) {
            returns.add(back);
        }
    }

    /** How many are open now. */
    int listening() {
        int open = 0;
        for (int i = 0; i < pages.length(); i++) {
            LivePage page = pages.get(i);
            open += page != null && page.isOpen() ? 1 : 0;
        }
        return open;
    }

    /** How many words the first page of an officer has heard since it was let in last; -1 while it is not. */
    int heard(int officer) {
        LivePage page = pages.get(officer);
        return page == null ? -1 : page.frames().size();
    }

    List<Return> returns() {
        synchronized (returns) {
            return List.copyOf(returns);
        }
    }

    /** How often one that came was not let in, and came again. */
    int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        ending = true;
        for (int i = 0; i < pages.length(); i++) {
            LivePage page = pages.get(i);
            if (page != null) {
                page.close();
            }
        }
    }
}
