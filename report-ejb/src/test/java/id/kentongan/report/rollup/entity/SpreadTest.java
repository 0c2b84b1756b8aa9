package id.kentongan.report.rollup.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void bounds_are_the_whole_numbers_above_the_powers_of_the_fourth_root_of_two() {
        int box = 1;
        long last = 0;
        for (int k = 0; box < Spread.BOXES; k++) {
            long bound = (long) Math.ceil(Math.pow(2, k / 4.0) - 1e-9);
            if (bound != last) {
                assertThat(Spread.from(box++)).isEqualTo(bound);
                last = bound;
            }
        }
    }

    @Test
    void a_box_holds_its_first_minute_and_not_that_of_the_next() {
        assertThat(Spread.boxOf(0)).isZero();
        assertThat(Spread.boxOf(1)).isEqualTo(1);
        for (int box = 2; box < Spread.BOXES; box++) {
            assertThat(Spread.boxOf(Spread.from(box))).isEqualTo(box);
            assertThat(Spread.boxOf(Spread.from(box) - 1)).isEqualTo(box - 1);
        }
    }

    /** Against the sorted times themselves: log-normal, as times to answer are. */
    @Test
    void median_and_nine_of_ten_are_true_to_within_a_tenth() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            long[] minutes = new long[1 + random.nextInt(400)];
            Spread spread = new Spread();
            for (int i = 0; i < minutes.length; i++) {
                minutes[i] = (long) Math.exp(6 + 2 * random.nextGaussian());
                spread.add(Spread.boxOf(minutes[i]), 1);
            }
            Arrays.sort(minutes);
            for (double share : new double[] {0.5, 0.9}) {
                double exact = minutes[(int) Math.ceil(share * minutes.length) - 1];
                assertThat((double) spread.minutes(share).orElseThrow()).isCloseTo(exact, within(0.0906 * exact + 0.5));
            }
        }
    }

    @Test
    void spreads_of_areas_add_up_and_reports_can_leave_a_box() {
        Spread gambir = new Spread();
        gambir.add(Spread.boxOf(10), 3);
        Spread cideng = new Spread();
        cideng.add(Spread.boxOf(1_000), 2);
        cideng.add(Spread.boxOf(1_000), -1);
        gambir.add(cideng);

        assertThat(gambir.size()).isEqualTo(4);
        assertThat(gambir.minutes(0.5)).hasValue(10);
        assertThat(gambir.minutes(1).orElseThrow()).isBetween(910L, 1_090L);
    }

    @Test
    void of_nothing_there_is_no_median() {
        assertThat(new Spread().minutes(0.5)).isEmpty();
    }
}
