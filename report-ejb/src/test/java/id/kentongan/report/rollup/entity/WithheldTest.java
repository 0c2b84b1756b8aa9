package id.kentongan.report.rollup.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is withheld, and that it cannot be computed from what is told. */
class WithheldTest {

    private static final int K = 5;

    @ParameterizedTest
    @CsvSource({
        "10 20 30, 0 0 0",
        "3 20 30, 1 1 0",
        "3 4 30 40, 1 1 0 0",
        "1 1 30 40, 1 1 1 0",
        "0 20 30, 0 0 0",
        "3 0 30, 1 0 1",
        "1 1 1, 1 1 1",
        "0 0 4, 1 1 1",
        "1 1 1 1 1 20 30, 1 1 1 1 1 1 0",
        "0 1 1 1 1 1, 1 1 1 1 1 1",
        "1 4 20, 1 1 1",
        "2 4 20, 1 1 0",
        "5, 0",
    })
    void hides_small_numbers_and_as_few_others_as_it_takes(String parts, String hidden) {
        assertThat(Withheld.of(numbers(parts), K))
                .isEqualTo(numbers(hidden).stream().map(each -> each == 1).toList());
    }

    @Test
    void whoever_knows_the_sum_and_what_is_told_cannot_tell_a_small_number() {
        Random random = new Random(7);
        for (int table = 0; table < 20_000; table++) {
            List<Long> parts = new ArrayList<>();
            int size = 1 + random.nextInt(8);
            for (int part = 0; part < size; part++) {
                parts.add((long) (random.nextInt(3) == 0 ? random.nextInt(25) : random.nextInt(4)));
            }
            long whole = parts.stream().mapToLong(Long::longValue).sum();
            List<Boolean> withheld = Withheld.of(parts, K);
            if (whole < K) {
                assertThat(withheld).as("%s", parts).doesNotContain(false);
                continue;
            }
            assertNothingSmallIsBounded(parts, withheld);
        }
    }

    /** The attacker tries every table that looks the same: each told number in its place, and the same sum. */
    private static void assertNothingSmallIsBounded(List<Long> parts, List<Boolean> withheld) {
        int hidden = 0;
        int rest = 0;
        for (int part = 0; part < parts.size(); part++) {
            if (withheld.get(part)) {
                hidden++;
                rest += parts.get(part);
            } else {
                assertThat(parts.get(part))
                        .as("%s", parts)
                        .satisfiesAnyOf(
                                told -> assertThat(told).isZero(),
                                told -> assertThat(told).isGreaterThanOrEqualTo(K));
            }
        }
        // Nothing is told as nothing, so what is withheld is something, unless the whole table is.
        int least = hidden == parts.size() ? 0 : 1;
        if (hidden > 0) {
            List<Integer> possible = possible(hidden, rest, least);
            assertThat(possible.size()).as("%s", parts).isGreaterThan(1);
            assertThat(possible.get(possible.size() - 1)).as("%s", parts).isGreaterThanOrEqualTo(K);
        }
    }

    /** Which values one of so many numbers can take that are at least so much each and that together. */
    private static List<Integer> possible(int number, int sum, int least) {
        boolean[][] reached = new boolean[number][sum + 1];
        reached[0][0] = true;
        for (int one = 1; one < number; one++) {
            for (int before = 0; before <= sum; before++) {
                for (int value = least; reached[one - 1][before] && before + value <= sum; value++) {
                    reached[one][before + value] = true;
                }
            }
        }
        return IntStream.rangeClosed(least, sum)
                .filter(value -> reached[number - 1][sum - value])
                .boxed()
                .toList();
    }

    private static List<Long> numbers(String text) {
        return List.of(text.strip().split(" ")).stream().map(Long::valueOf).toList();
    }
}
