package id.kentongan.core.metrics;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** How often something took how long; safe for many threads. */
public final class Histogram {

    private static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300};

    private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
    private final DoubleAdder sum = new DoubleAdder();

    Histogram() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    /** @param seconds not negative */
    public void observe(double seconds) {
        int bucket = 0;
        while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
            bucket++;
        }
        buckets[bucket].increment();
        sum.add(seconds);
    }

    /** @param began of {@link System#nanoTime()} */
    public void observeSince(long began) {
        observe((System.nanoTime() - began) / 1e9);
    }

    /** The upper bounds of the buckets in seconds, without the infinite one. */
    static double[] bounds() {
        return BOUNDS.clone();
    }

    /** How many fell into each bucket, the infinite one last; not added up. */
    long[] counts() {
        long[] counts = new long[buckets.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = buckets[i].sum();
        }
        return counts;
    }

    double sum() {
        return sum.sum();
    }
}
