package id.kentongan.st.duplicates;

import id.kentongan.report.duplicate.entity.Likeness;
import id.kentongan.report.duplicate.entity.LikenessFormula;
import id.kentongan.report.duplicate.entity.Sighting;
import id.kentongan.report.duplicate.entity.Terms;
import id.kentongan.report.duplicate.entity.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Two invented reports, and whether a clerk who sees both, with place and time, would handle them as one thing. All
 * sentences were written for this file. Pairs about the same scene stand in the same half, so that nothing the formula
 * was fitted to (train) is asked again (held-out).
 *
 * @param same whether it is the same thing
 * @param kind what makes the pair easy or hard
 */
public record LabelledPair(boolean heldOut, boolean same, String kind, Sighting one, Sighting other) {

    private static final double METRES_OF_A_DEGREE = 111_195.08;
    private static final Instant SOME_DAY = Instant.parse("2026-11-20T03:00:00Z");
    private static final double LAT = -6.2;
    private static final double LON = 106.8;

    /** @return all of {@code pairs.csv} */
    public static List<LabelledPair> all() {
        try (InputStream file = Objects.requireNonNull(LabelledPair.class.getResourceAsStream("pairs.csv"))) {
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(line -> of(line.split(";", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabelledPair of(String[] cells) {
        double north = Double.parseDouble(cells[6]) / METRES_OF_A_DEGREE;
        Instant earlier = SOME_DAY.minus(Duration.ofMinutes(Long.parseLong(cells[7])));
        return new LabelledPair(
                cells[1].equals("held-out"),
                cells[2].equals("1"),
                cells[3],
                new Sighting(LAT, LON, cells[4], SOME_DAY, Words.of(cells[8])),
                new Sighting(LAT + north, LON, cells[5], earlier, Words.of(cells[9])));
    }

    public Likeness likeness(Terms terms) {
        return LikenessFormula.of(one, other, terms);
    }

    /** What a rule finds among pairs. */
    public record Found(int right, int wrong, int missed, int leftAlone) {

        public static Found by(Predicate<LabelledPair> rule, List<LabelledPair> pairs) {
            int right = 0;
            int wrong = 0;
            int missed = 0;
            int leftAlone = 0;
            for (LabelledPair pair : pairs) {
                boolean found = rule.test(pair);
                right += found && pair.same() ? 1 : 0;
                wrong += found && !pair.same() ? 1 : 0;
                missed += !found && pair.same() ? 1 : 0;
                leftAlone += !found && !pair.same() ? 1 : 0;
            }
            return new Found(right, wrong, missed, leftAlone);
        }

        /** Of those that were found, how many are duplicates; 1 if nothing was found. */
        public double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        /** Of the duplicates, how many were found. */
        public double recall() {
            return right + missed == 0 ? 1 : (double) right / (right + missed);
        }

        /** The harmonic mean of both. */
        public double balance() {
            return 2.0 * right / (2.0 * right + wrong + missed);
        }
    }
}
