package id.kentongan.core.identity.entity;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long the next try has to wait after so many wrong ones in a row: five are free, then it doubles up to two
 * minutes. At that pace an online guesser has 42 tries in the first hour and 30 in each further one, and the owner never
 * waits longer than two minutes.
 */
public final class TryDelay {

    private static final int FREE = 5;
    private static final int LONGEST_SECONDS = 120;
    private static final int STEPS = 13;

    private TryDelay() {}

    public static Duration after(int wrongTries) {
        if (wrongTries <= FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(wrongTries - FREE - 1, 30);
        return Duration.ofSeconds(Math.min(1L << doublings, LONGEST_SECONDS));
    }

    /** The seconds after 1, 2, … wrong tries as a PostgreSQL array; its last value holds for all further ones. */
    public static String asArray() {
        return IntStream.rangeClosed(1, STEPS)
                .mapToObj(tries -> String.valueOf(after(tries).toSeconds()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
