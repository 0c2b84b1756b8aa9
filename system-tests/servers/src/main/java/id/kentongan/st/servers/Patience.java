package id.kentongan.st.servers;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Bounded waiting: asks again and again until there is an answer or the time is over. */
final class Patience {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private Patience() {}

    /**
     * @param what what is waited for, as it reads after "no "
     * @param atMost how long
     * @param question asked until it answers
     * @return its first answer
     * @throws CheckFailed when the time is over
     */
    static <T> T await(String what, Duration atMost, Supplier<Optional<T>> question) {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() > end) {
                throw new CheckFailed("no %s within %d s".formatted(what, atMost.toSeconds()));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CheckFailed("interrupted", e);
        }
    }
}
