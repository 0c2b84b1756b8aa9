package id.kentongan.report.rollup.entity;

import java.util.OptionalLong;

/**
 * How times are spread: reports by how many minutes something took, in boxes whose bounds grow by the fourth root of two.
 * Spreads of areas and months add up. A time that is read out of one is true to within 9.1 %: a box holds the minutes
 * {@code a} to {@code b - 1}, the answer is {@code √(a (b - 1))}, and {@code (b - 1) / a} is at most {@code 2^(1/4)}.
 * The SQL function {@code report.box} has the same bounds.
 */
public final class Spread {

    /** Bounds of the boxes from 1 on: the whole numbers that 2^(k/4) is rounded up to, until four years. */
    private static final long[] FROM = {
        1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 23, 27, 32, 39, 46, 54, 64, 77, 91, 108, 128, 153, 182, 216, 256,
        305, 363, 431, 512, 609, 725, 862, 1024, 1218, 1449, 1723, 2048, 2436, 2897, 3445, 4096, 4871, 5793, 6889, 8192,
        9742, 11586, 13778, 16384, 19484, 23171, 27555, 32768, 38968, 46341, 55109, 65536, 77936, 92682, 110218, 131072,
        155872, 185364, 220436, 262144, 311744, 370728, 440872, 524288, 623488, 741456, 881744, 1048576, 1246975,
        1482911, 1763488, 2097152
    };

    /** How many boxes there are: 0 for less than a minute, the last for four years and more. */
    public static final int BOXES = FROM.length + 1;

    private final long[] counts = new long[BOXES];
    private long all;

    /** @return the first minute of a box, 1 to {@link #BOXES} - 1 */
    public static long from(int box) {
        return FROM[box - 1];
    }

    /**
     * @param minutes 0 or more
     * @return the box that holds it
     */
    public static int boxOf(long minutes) {
        int box = 0;
        while (box < FROM.length && FROM[box] <= minutes) {
            box++;
        }
        return box;
    }

    /**
     * @param box 0 to {@link #BOXES} - 1
     * @param reports may be negative, when reports leave a box
     */
    public void add(int box, long reports) {
        counts[box] += reports;
        all += reports;
    }

    public void add(Spread other) {
        for (int box = 0; box < BOXES; box++) {
            add(box, other.counts[box]);
        }
    }

    /** How many reports it holds. */
    public long size() {
        return all;
    }

    /**
     * @param share 0.5 for the median, 0.9 for what nine of ten take at the most
     * @return minutes, true to within 9.1 %; empty when there is nothing
     */
    public OptionalLong minutes(double share) {
        if (all <= 0) {
            return OptionalLong.empty();
        }
        long rank = Math.max(1, (long) Math.ceil(share * all));
        long passed = 0;
        int box = -1;
        while (passed < rank && box < BOXES - 1) {
            passed += counts[++box];
        }
        return OptionalLong.of(middle(box));
    }

    private static long middle(int box) {
        if (box == 0) {
            return 0;
        }
        long first = FROM[box - 1];
        long last = box == FROM.length ? first : FROM[box] - 1;
        return Math.round(Math.sqrt((double) first * last));
    }
}
