package id.kentongan.report.rollup.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
                parts.add((long) (random.nextInt(3) == 0 ? random.nextInt(3) : random.nextInt(25)));
            }
            List<Boolean> withheld = Withheld.of(parts, K);
            long whole = parts.stream().mapToLong(Long::longValue).sum();
            long rest = 0;
            int unknown = 0;
            for (int part = 0; part < size; part++) {
                long number = parts.get(part);
                if (withheld.get(part)) {
                    rest += number;
                    unknown++;
                } else {
                    assertThat(number == 0 || number >= K).as("%s", parts).isTrue();
                }
            }
            if (whole >= K) {
                assertThat(unknown == 0 || unknown > 1 && rest >= K)
                        .as("%s", parts)
                        .isTrue();
            }
        }
    }

    private static List<Long> numbers(String text) {
        return List.of(text.strip().split(" ")).stream().map(Long::valueOf).toList();
    }
}
