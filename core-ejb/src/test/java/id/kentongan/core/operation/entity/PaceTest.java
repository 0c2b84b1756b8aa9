package id.kentongan.core.operation.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Pace pace = new Pace(SECOND, 0);

    @Test
    void aTimerThatKnocksIsLeftAlone() {
        for (int millis = 0; millis < 60_000; millis += 250) {
            if (millis % 1_000 == 0) {
                assertThat(pace.knocked(at(millis))).isTrue();
                pace.ended();
            }
            assertThat(pace.stoodStill(at(millis))).isFalse();
        }
    }

    @Test
    void whereTheTimerStandsStillTheWatchKeepsThePeriod() {
        pace.knocked(at(0));
        pace.ended();

        assertThat(begunByTheWatch(0, 12_000)).startsWith(2_500, 3_500, 4_500).hasSize(10);
    }

    @Test
    void aTimerThatComesBackHasItsWorkAgain() {
        begunByTheWatch(0, 12_000);

        assertThat(pace.knocked(at(12_100))).isTrue();
        pace.ended();
        assertThat(begunByTheWatch(12_100, 14_500)).isEmpty();
    }

    @Test
    void whatIsBusyIsNotBegunASecondTime() {
        assertThat(pace.knocked(at(0))).isTrue();

        assertThat(pace.knocked(at(1_000))).isFalse();
        assertThat(begunByTheWatch(1_000, 60_000)).isEmpty();
        pace.ended();
        assertThat(pace.stoodStill(at(60_000))).isTrue();
        assertThat(pace.stoodStill(at(70_000))).isFalse();
    }

    private List<Integer> begunByTheWatch(int from, int until) {
        List<Integer> begun = new ArrayList<>();
        for (int millis = from; millis < until; millis += 250) {
            if (pace.stoodStill(at(millis))) {
                begun.add(millis);
                pace.ended();
            }
        }
        return begun;
    }

    private static long at(int millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
