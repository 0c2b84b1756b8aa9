package id.kentongan.report.rollup.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.kentongan.report.rollup.entity.Hints.Laden;
import id.kentongan.report.rollup.entity.Measure.Light;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounds, lights and loads, computed by hand and tried with drawn numbers. */
class SeasonRuleTest {

    @Test
    void the_bound_is_what_the_formula_says() {
        // mean 20, variance 4, so no wider than Poisson: 20 (1 + 2/3 * 2.576 * sqrt((4/3) / 20))^1.5
        assertThat(SeasonRule.bound(List.of(18L, 20L, 22L)).orElseThrow()).isCloseTo(34.68, within(0.01));
        // variance 100, five times the mean: 20 (1 + 2/3 * 2.576 * sqrt(5 * (4/3) / 20))^1.5
        assertThat(SeasonRule.bound(List.of(10L, 20L, 30L)).orElseThrow()).isCloseTo(56.21, within(0.01));
        assertThat(SeasonRule.bound(List.of(20L, 20L))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9, false", "10, true"})
    void what_never_was_rises_only_with_ten(long now, boolean rises) {
        assertThat(SeasonRule.rises(now, List.of(0L, 0L, 0L))).isEqualTo(rises);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 2, 8, 30, 200})
    void a_season_like_the_others_is_seldom_taken_for_a_rise(double mean) {
        Random random = new Random(7);
        int alarms = 0;
        int months = 20_000;
        for (int i = 0; i < months; i++) {
            List<Long> earlier =
                    Stream.generate(() -> poisson(random, mean)).limit(6).toList();
            alarms += SeasonRule.rises(poisson(random, mean), earlier) ? 1 : 0;
        }
        assertThat(alarms).isLessThan(months / 100);
    }

    @Test
    void twice_as_many_as_usual_are_seen() {
        Random random = new Random(7);
        int seen = 0;
        for (int i = 0; i < 1_000; i++) {
            List<Long> earlier =
                    Stream.generate(() -> poisson(random, 50)).limit(6).toList();
            seen += SeasonRule.rises(poisson(random, 100), earlier) ? 1 : 0;
        }
        assertThat(seen).isGreaterThan(980);
    }

    private static long poisson(Random random, double mean) {
        double waited = 0;
        long events = -1;
        while (waited < mean) {
            waited -= Math.log(1 - random.nextDouble());
            events++;
        }
        return events;
    }

    @ParameterizedTest
    @CsvSource({
        "100, 80, REACHED",
        "100, 79, ALMOST",
        "100, 72, ALMOST",
        "100, 71, MISSED",
        "19, 19, TOO_FEW",
        "0, 0, TOO_FEW",
        "20, 20, REACHED"
    })
    void a_light_says_how_far_it_is_to_eighty_percent(long received, long answered, Light light) {
        Tally tally = new Tally();
        tally.add(Counter.RECEIVED, received);
        tally.add(Counter.ANSWERED, answered);
        assertThat(Measure.ANSWERED.light(tally, 80)).isEqualTo(light);
    }

    @Test
    void stars_need_ratings_not_reports() {
        Tally tally = new Tally();
        tally.add(Counter.RECEIVED, 1_000);
        tally.add(Counter.RATINGS, 19);
        tally.add(Counter.RATING_SUM, 95);
        assertThat(Measure.STARS.light(tally, 4)).isEqualTo(Light.TOO_FEW);
        tally.add(Counter.RATINGS, 1);
        assertThat(Measure.STARS.light(tally, 4)).isEqualTo(Light.REACHED);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 60, 45, 2.25, true",
        "100, 95, 90, 2.84, false",
        "100, 60, 19, 0.95, false",
        "100, 60, 40, 2.0, false",
    })
    void a_unit_is_near_overload_when_more_comes_in_and_what_lies_takes_long(
            long received, long closed, long open, double months, boolean near) {
        Laden unit = new Laden("u", "Unit", received, closed, open, 0);
        assertThat(unit.monthsToClear().orElseThrow()).isCloseTo(months, within(0.01));
        assertThat(unit.nearOverload()).isEqualTo(near);
        assertThat(new Laden("u", "Unit", received, 0, 30, 0).nearOverload()).isTrue();
    }
}
