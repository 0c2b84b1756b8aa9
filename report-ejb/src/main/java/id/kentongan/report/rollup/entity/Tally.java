package id.kentongan.report.rollup.entity;

import java.util.OptionalDouble;

/** Counters of an area and a period, and the quotients that people read out of them. */
public final class Tally {

    private final long[] counts = new long[Counter.values().length];

    public long of(Counter counter) {
        return counts[counter.ordinal()];
    }

    public void add(Counter counter, long more) {
        counts[counter.ordinal()] += more;
    }

    public void add(Tally other) {
        for (Counter counter : Counter.values()) {
            add(counter, other.of(counter));
        }
    }

    public long received() {
        return of(Counter.RECEIVED);
    }

    public long closed() {
        return of(Counter.RESOLVED) + of(Counter.REJECTED);
    }

    /**
     * Of all that came in how many were answered, as Kupang and Tarakan tell it ("80 % dijawab").
     *
     * @return 0 to 100; empty when nothing came in
     */
    public OptionalDouble answeredPercent() {
        return percent(of(Counter.ANSWERED), received());
    }

    /** Of all that came in how many are verified. */
    public OptionalDouble verifiedPercent() {
        return percent(of(Counter.VERIFIED), received());
    }

    /** Of those that were resolved how many by when the public was told. */
    public OptionalDouble inTimePercent() {
        return percent(of(Counter.RESOLVED_IN_TIME), of(Counter.RESOLVED));
    }

    /** Of those that were resolved how many after somebody else had looked. */
    public OptionalDouble fixedPercent() {
        return percent(of(Counter.FIXED), of(Counter.RESOLVED));
    }

    /** Of all that came in how many times one was reopened. */
    public OptionalDouble reopenedPercent() {
        return percent(of(Counter.REOPENED), received());
    }

    /** The mean of the stars. */
    public OptionalDouble stars() {
        return of(Counter.RATINGS) == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) of(Counter.RATING_SUM) / of(Counter.RATINGS));
    }

    /** The mean time from receipt to answer, in hours. */
    public OptionalDouble meanHoursToAnswer() {
        return of(Counter.ANSWERED) == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(of(Counter.MINUTES_TO_ANSWER) / 60.0 / of(Counter.ANSWERED));
    }

    private static OptionalDouble percent(long part, long whole) {
        return whole <= 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * part / whole);
    }
}
