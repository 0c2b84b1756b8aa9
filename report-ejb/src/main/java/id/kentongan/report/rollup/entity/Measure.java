package id.kentongan.report.rollup.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What a government can set itself a target for. */
public enum Measure {
    /** Percent of what came in. */
    VERIFIED(Tally::verifiedPercent, Tally::received, 100),
    /** Percent of what came in. */
    ANSWERED(Tally::answeredPercent, Tally::received, 100),
    /** Percent of what was resolved. */
    IN_TIME(Tally::inTimePercent, tally -> tally.of(Counter.RESOLVED), 100),
    /** Percent of what was resolved. */
    FIXED(Tally::fixedPercent, tally -> tally.of(Counter.RESOLVED), 100),
    /** Stars from 1 to 5, the mean. */
    STARS(Tally::stars, tally -> tally.of(Counter.RATINGS), 5);

    /** Shares of fewer reports jump with a single one. */
    public static final int FEWEST = 20;

    /** From which part of its target on something is almost reached. */
    private static final double ALMOST = 0.9;

    private final Function<Tally, OptionalDouble> value;
    private final ToLongFunction<Tally> base;
    private final int most;

    Measure(Function<Tally, OptionalDouble> value, ToLongFunction<Tally> base, int most) {
        this.value = value;
        this.base = base;
        this.most = most;
    }

    /** How something stands to its target. */
    public enum Light {
        REACHED,
        ALMOST,
        MISSED,
        /** Fewer than {@value Measure#FEWEST} reports or ratings say nothing. */
        TOO_FEW
    }

    /** The largest target: 100 percent or 5 stars. */
    public int most() {
        return most;
    }

    public OptionalDouble value(Tally tally) {
        return value.apply(tally);
    }

    /** @param goal above 0, at most {@link #most} */
    public Light light(Tally tally, double goal) {
        OptionalDouble reached = value(tally);
        if (reached.isEmpty() || base.applyAsLong(tally) < FEWEST) {
            return Light.TOO_FEW;
        }
        if (reached.getAsDouble() >= goal) {
            return Light.REACHED;
        }
        return reached.getAsDouble() >= ALMOST * goal ? Light.ALMOST : Light.MISSED;
    }

    /** As addresses and forms say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Measure> of(String word) {
        return Stream.of(values())
                .filter(measure -> measure.word().equals(word))
                .findFirst();
    }
}
