package id.kentongan.launcher.moderation;

import java.util.Collection;
import java.util.function.Predicate;

/** How often a label was rightly given, wrongly given, missed, and rightly withheld. */
record Count(int hit, int wrong, int missed, int passed) {

    static Count of(Collection<Judged> all, Predicate<Judged> truth, Predicate<Judged> answer) {
        int[] counts = new int[4];
        for (Judged judged : all) {
            boolean wanted = truth.test(judged);
            boolean given = answer.test(judged);
            counts[wanted ? (given ? 0 : 2) : (given ? 1 : 3)]++;
        }
        return new Count(counts[0], counts[1], counts[2], counts[3]);
    }

    /** The same for not having the label. */
    Count turned() {
        return new Count(passed, missed, wrong, hit);
    }

    double accuracy() {
        return share(hit + passed, hit + wrong + missed + passed);
    }

    double precision() {
        return share(hit, hit + wrong);
    }

    double recall() {
        return share(hit, hit + missed);
    }

    double f1() {
        return share(2 * hit, 2 * hit + wrong + missed);
    }

    /** The mean F1 of having the label and of not having it. */
    double macroF1() {
        return (f1() + turned().f1()) / 2;
    }

    /** Which part of what lacks the label was given it all the same. */
    double falseAlarms() {
        return share(wrong, wrong + passed);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
