package id.kentongan.report.rollup.entity;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether there are more reports than the season explains. Compared are a month and the same month of earlier years with
 * the months beside it. The bound is that of C. P. Farrington, N. J. Andrews, A. D. Beale, M. A. Catchpole, A statistical
 * algorithm for the early detection of outbreaks of infectious disease, JRSS A 159 (1996), 547–563: counts are Poisson
 * distributed or spread wider (quasi-Poisson), and a power of two thirds makes small ones symmetric:
 * {@code U = μ (1 + ⅔ z √(φ (1 + 1/n) / μ))^1.5}, where {@code μ} is the mean of the {@code n} earlier counts and
 * {@code φ} their variance divided by it, at least 1. Below 10 reports, and for fewer than 5 more than usual, nothing is
 * said at all.
 */
public final class SeasonRule {

    /** How many earlier months it takes to know a season. */
    public static final int FEWEST_MONTHS = 3;

    private static final long FEWEST_REPORTS = 10;
    private static final double LEAST_MORE = 5;

    /** One of two hundred months without a cause would lie above. */
    private static final double Z = 2.576;

    private SeasonRule() {}

    /**
     * @param earlier counts of the same season
     * @return empty where there are too few months
     */
    public static OptionalDouble bound(List<Long> earlier) {
        int n = earlier.size();
        if (n < FEWEST_MONTHS) {
            return OptionalDouble.empty();
        }
        // A season without any is taken as one report in all, or the first one would be a rise.
        double mean = Math.max(1.0 / n, usual(earlier));
        double variance = earlier.stream()
                        .mapToDouble(count -> (count - mean) * (count - mean))
                        .sum()
                / (n - 1);
        double spread = Math.max(1, variance / mean);
        return OptionalDouble.of(mean * Math.pow(1 + 2.0 / 3 * Z * Math.sqrt(spread * (1 + 1.0 / n) / mean), 1.5));
    }

    /** The mean of the season. */
    public static double usual(List<Long> earlier) {
        return earlier.stream().mapToLong(Long::longValue).average().orElse(0);
    }

    public static boolean rises(long now, List<Long> earlier) {
        OptionalDouble bound = bound(earlier);
        return bound.isPresent()
                && now >= FEWEST_REPORTS
                && now - usual(earlier) >= LEAST_MORE
                && now > bound.getAsDouble();
    }
}
