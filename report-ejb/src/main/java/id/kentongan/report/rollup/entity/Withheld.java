package id.kentongan.report.rollup.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which numbers of a table everybody may see. A number below k could point at somebody and is withheld. Where the sum of a
 * table is known, so is that of what is withheld, and a number among it can be computed or bounded: with five that are
 * together 5, each is 1, since nothing is a number too, but nobody stands behind it, and it is told. So the smallest of the
 * others is withheld as well (complementary suppression), until at least two are and each of them could, for all that is
 * told, be k. Where that is not reached, nothing at all of the table is told, not even what is nothing.
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
            OptionalInt next = smallestTold(parts, withheld);
            if (next.isEmpty()) {
                return parts.stream().map(part -> true).toList();
            }
            withheld.set(next.getAsInt(), true);
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
        // the most that one can be while each of the others is at least 1
        return number > 0 && (number == 1 || sum - (number - 1) < k);
    }

    /** Of those that are told and not nothing. */
    private static OptionalInt smallestTold(List<Long> parts, List<Boolean> withheld) {
        return IntStream.range(0, parts.size())
                .filter(part -> !withheld.get(part) && parts.get(part) > 0)
                .boxed()
                .min(Comparator.comparingLong(parts::get))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }
}
