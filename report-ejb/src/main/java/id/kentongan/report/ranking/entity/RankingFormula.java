package id.kentongan.report.ranking.entity;

import id.kentongan.report.ranking.entity.Entry.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Formula 1 of {@code docs/operations/ranking.md}. {@code tools/ranking.py} says the same in other words and shares nothing
 * with this; sums are made in the order of strata and keys in both, so that both come to the same last digit.
 */
public final class RankingFormula {

    /** Grows when the formula changes; each frozen month names its own. */
    public static final int VERSION = 1;

    /** Who has fewer reports is not compared. */
    public static final int FEWEST_REPORTS = 20;

    /** Smaller groups are not told: strata are pooled, ratings left out. */
    public static final int SMALLEST_GROUP = 5;

    /** The stratum of what is pooled. */
    public static final String POOL = "~";

    /** Of the normal distribution: 95 of 100 lie within. */
    private static final double Z = 1.96;

    /** As many average reports are added to each cell, and as many average ratings to each mean. */
    private static final double PRIOR = 10;

    private static final double WEIGHT_OF_WORK = 0.8;
    private static final double WEIGHT_OF_RATINGS = 0.2;
    private static final double MIDDLE = 0.5;
    private static final int HUNDREDTHS = 10_000;

    private RankingFormula() {}

    /**
     * What may be told and is compared: those with enough reports, small strata taken together, few ratings left out.
     *
     * @return by key
     */
    public static List<Entry> comparable(List<Entry> all) {
        return all.stream()
                .filter(entry -> entry.reports() >= FEWEST_REPORTS)
                .map(RankingFormula::pooled)
                .sorted(Comparator.comparing(Entry::key))
                .toList();
    }

    private static Entry pooled(Entry entry) {
        List<Cell> kept = new ArrayList<>(entry.cells());
        kept.sort(Comparator.comparingInt(Cell::reports).thenComparing(Cell::stratum));
        int reports = 0;
        int successes = 0;
        while (!kept.isEmpty() && (kept.get(0).reports() < SMALLEST_GROUP || reports > 0 && reports < SMALLEST_GROUP)) {
            Cell small = kept.remove(0);
            reports += small.reports();
            successes += small.successes();
        }
        if (reports > 0) {
            kept.add(new Cell(POOL, reports, successes));
        }
        kept.sort(Comparator.comparing(Cell::stratum));
        boolean rated = entry.ratings() >= SMALLEST_GROUP;
        return new Entry(entry.key(), entry.name(), kept, rated ? entry.ratings() : 0, rated ? entry.ratingSum() : 0);
    }

    /**
     * @param entries as {@link #comparable} gives them
     * @return best first; of equals the smaller key first
     */
    public static List<Place> places(List<Entry> entries) {
        Map<String, long[]> strata = new TreeMap<>();
        long all = 0;
        long ratings = 0;
        long ratingSum = 0;
        for (Entry entry : entries) {
            for (Cell cell : entry.cells()) {
                long[] sum = strata.computeIfAbsent(cell.stratum(), stratum -> new long[2]);
                sum[0] += cell.reports();
                sum[1] += cell.successes();
                all += cell.reports();
            }
            ratings += entry.ratings();
            ratingSum += entry.ratingSum();
        }
        double usual = ratings == 0 ? MIDDLE : ((double) ratingSum / ratings - 1) / 4;
        List<Place> scored = new ArrayList<>();
        for (Entry entry : entries) {
            scored.add(new Place(1, score(entry, strata, all, usual), entry));
        }
        scored.sort(Comparator.comparingInt(Place::score)
                .reversed()
                .thenComparing(place -> place.entry().key()));
        return numbered(scored);
    }

    private static List<Place> numbered(List<Place> scored) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < scored.size(); i++) {
            Place each = scored.get(i);
            boolean tied = i > 0 && scored.get(i - 1).score() == each.score();
            places.add(new Place(tied ? places.get(i - 1).place() : i + 1, each.score(), each.entry()));
        }
        return places;
    }

    private static int score(Entry entry, Map<String, long[]> strata, long all, double usual) {
        double standardised = standardised(entry, strata, all);
        double work = wilson(standardised, entry.reports());
        double mean = (PRIOR * usual + (entry.ratingSum() - entry.ratings()) / 4.0) / (PRIOR + entry.ratings());
        return (int) Math.floor(HUNDREDTHS * (WEIGHT_OF_WORK * work + WEIGHT_OF_RATINGS * mean) + MIDDLE);
    }

    /** What would have come of everybody's mix of reports, had this one had them all: each stratum by its share of all. */
    static double standardised(Entry entry, Map<String, long[]> strata, long all) {
        double sum = 0;
        for (Map.Entry<String, long[]> stratum : strata.entrySet()) {
            double usual = (double) stratum.getValue()[1] / stratum.getValue()[0];
            int reports = 0;
            int successes = 0;
            for (Cell cell : entry.cells()) {
                if (cell.stratum().equals(stratum.getKey())) {
                    reports = cell.reports();
                    successes = cell.successes();
                }
            }
            double shrunk = (successes + PRIOR * usual) / (reports + PRIOR);
            sum += (double) stratum.getValue()[0] / all * shrunk;
        }
        return sum;
    }

    /**
     * The lower end of Wilson's interval for a share (E. B. Wilson, JASA 22, 1927, 209–212).
     *
     * @param share 0 to 1
     * @param n how many it was seen in, 1 or more
     */
    public static double wilson(double share, int n) {
        double square = Z * Z;
        double centre = share + square / (2 * n);
        double width = Z * Math.sqrt((share * (1 - share) + square / (4 * n)) / n);
        return Math.max(0, (centre - width) / (1 + square / n));
    }
}
