package id.kentongan.core.identity.control;

import id.kentongan.core.identity.entity.SignInBusy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes password hashes, two at a time: a flood of sign-ins must not take the processors from everybody else, and
 * the threads that wait for a turn are bounded too.
 */
@ApplicationScoped
public class PasswordDesk {

    private static final int AT_A_TIME = 2;
    private static final int WAITING = 20;
    private static final int PATIENCE_SECONDS = 5;

    private final Semaphore turns = new Semaphore(AT_A_TIME, true);

    public boolean verify(String password, @Nullable String stored) {
        return inTurn(() -> PasswordHash.verify(password.toCharArray(), stored));
    }

    public String hash(String password) {
        return inTurn(() -> PasswordHash.hash(password.toCharArray()));
    }

    private <T> T inTurn(Supplier<T> work) {
        if (turns.getQueueLength() >= WAITING) {
            throw new SignInBusy();
        }
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new SignInBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SignInBusy();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
