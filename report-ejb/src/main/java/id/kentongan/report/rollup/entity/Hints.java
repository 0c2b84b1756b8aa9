package id.kentongan.report.rollup.entity;

import java.time.YearMonth;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the counters of an area suggest to look at; a suggestion, and never a reproach.
 *
 * @param month the last one that has ended
 * @param seasons how many earlier months of the season are counted; below {@link SeasonRule#FEWEST_MONTHS} nothing is said
 *     about rising categories
 * @param rising most reports above the usual first
 * @param chronic most months first
 * @param laden the most behind first
 */
public record Hints(YearMonth month, int seasons, List<Rising> rising, List<Chronic> chronic, List<Laden> laden) {

    /** The months that chronic places and loads are looked for in, the last one included. */
    public static final int YEAR = 12;

    /** Months of inflow and closings that loads are compared by. */
    public static final int QUARTER = 3;

    public Hints {
        rising = List.copyOf(rising);
        chronic = List.copyOf(chronic);
        laden = List.copyOf(laden);
    }

    /** A category with more reports than its season explains. */
    public record Rising(String category, String name, String englishName, long reports, double usual, double bound) {}

    /**
     * The same again and again at the same place.
     *
     * @param area the kelurahan
     * @param months in how many of the last {@value Hints#YEAR} it came several times
     */
    public record Chronic(
            String area, String areaName, String category, String name, String englishName, int months, long reports) {}

    /**
     * A unit that closes less than comes in.
     *
     * @param received in the last {@value Hints#QUARTER} months
     * @param closed in those months, of whatever month the reports are
     * @param open of the last {@value Hints#YEAR} months
     * @param old of those how many came in before those {@value Hints#QUARTER} months
     */
    public record Laden(String unit, String name, long received, long closed, long open, long old) {

        private static final double MORE = 1.1;
        private static final long LEAST_OPEN = 20;

        /**
         * How many months the open ones take at the pace of the last ones: the backlog divided by the rate of closings (J. D. C.
         * Little, A proof for the queuing formula L = λW, Operations Research 9 (1961), 383–387).
         *
         * @return empty where nothing was closed
         */
        public OptionalDouble monthsToClear() {
            return closed == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) open * QUARTER / closed);
        }

        /** A tenth more comes in than is closed, at least 20 are open, and they take longer than two months. */
        public boolean nearOverload() {
            return open >= LEAST_OPEN
                    && received > MORE * closed
                    && monthsToClear().orElse(YEAR) > 2;
        }
    }
}
