package id.kentongan.core.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What this node's relay last knew of the broker. Without the broker everything is still accepted, so this says only
 * whether officers hear of it late.
 */
@ApplicationScoped
public class Messaging {

    /** A send of a whole batch takes milliseconds; one that takes longer hangs. */
    private static final long HANGS_AFTER_NANOS = Duration.ofSeconds(5).toNanos();

    private final AtomicBoolean refused = new AtomicBoolean();
    private volatile boolean sending;
    private volatile long sendingSince;

    /** A batch begins its way. */
    public void sends() {
        sendingSince = System.nanoTime();
        sending = true;
    }

    /** @return whether it had taken the batch before */
    public boolean refuses() {
        sending = false;
        return refused.compareAndSet(false, true);
    }

    /** @return whether it had refused the batch before */
    public boolean takes() {
        sending = false;
        return refused.compareAndSet(true, false);
    }

    /** Whether the broker refused the last batch, or has not answered for some seconds. */
    public boolean away() {
        return refused.get() || sending && System.nanoTime() - sendingSince > HANGS_AFTER_NANOS;
    }
}
