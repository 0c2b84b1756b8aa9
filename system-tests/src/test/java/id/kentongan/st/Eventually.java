package id.kentongan.st;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Looks again and again until something holds, and says after a bounded time what did not. */
public final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Eventually() {}

    /** @param assertion is tried until it passes; after a minute its last failure is the test's */
    public static void passes(ThrowingCallable assertion) {
        within(LIMIT, assertion);
    }

    public static void isTrue(String what, Supplier<Boolean> condition) {
        passes(() -> {
            if (!condition.get()) {
                throw new AssertionError("not in " + LIMIT.toSeconds() + " s: " + what);
            }
        });
    }

    public static void within(Duration limit, ThrowingCallable assertion) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                assertion.call();
                return;
            } catch (AssertionError failure) {
                if (System.nanoTime() > end) {
                    throw failure;
                }
            } catch (RuntimeException unexpected) {
                throw unexpected;
            } catch (Throwable thrown) {
                throw new IllegalStateException(thrown);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
