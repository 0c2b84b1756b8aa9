package id.kentongan.report.rollup.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which numbers of a table everybody may see. A number below k could point at somebody and is withheld. Where the sum of a
 * table is known, a single number that is withheld could be computed from the others: the smallest of those is withheld
 * with it (complementary suppression), until at least two are and they are at least k together. Nothing is a number too,
 * but nobody stands behind it: it is told.
 *
 * <p>Source of the rule: L. Willenborg, T. de Waal, Elements of Statistical Disclosure Control, Springer 2001, chapter 3;
 * k is that of the open data.
 */
public final class Withheld {

    private Withheld() {}

    /**
     * @param parts the numbers of a table whose sum is known, 0 or more each; what belongs to no row of it too
     * @param k the smallest number that is told, 1 or more
     * @return for each part whether it is withheld
     */
    public static List<Boolean> of(List<Long> parts, long k) {
        long whole = parts.stream().mapToLong(Long::longValue).sum();
        if (whole < k) {
            return parts.stream().map(part -> true).toList();
        }
        List<Boolean> withheld = new ArrayList<>();
        parts.forEach(part -> withheld.add(part > 0 && part < k));
        while (needsMore(parts, withheld, k)) {
            smallestTold(parts, withheld).forEach(part -> withheld.set(part, true));
        }
        return List.copyOf(withheld);
    }

    private static boolean needsMore(List<Long> parts, List<Boolean> withheld, long k) {
        int number = 0;
        long sum = 0;
        for (int part = 0; part < parts.size(); part++) {
            if (withheld.get(part)) {
                number++;
                sum += parts.get(part);
            }
        }
        return number > 0 && (number == 1 || sum < k);
    }

    /** One of them; none where all that is not nothing is withheld. */
    private static List<Integer> smallestTold(List<Long> parts, List<Boolean> withheld) {
        return IntStream.range(0, parts.size())
                .filter(part -> !withheld.get(part) && parts.get(part) > 0)
                .boxed()
                .min(Comparator.comparingLong(parts::get))
                .stream()
                .toList();
    }
}
