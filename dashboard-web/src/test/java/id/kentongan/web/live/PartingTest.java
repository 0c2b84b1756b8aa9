package id.kentongan.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PartingTest {

    private static final long BEGAN = -5;

    private final Parting parting = new Parting(15, BEGAN);

    private int due(int open, int second) {
        return parting.due(open, BEGAN + TimeUnit.SECONDS.toNanos(second));
    }

    @Test
    void nobody_goes_while_the_balancer_may_not_know() {
        assertThat(due(100, 0)).isZero();
        assertThat(due(100, 4)).isZero();
    }

    @Test
    void they_go_evenly_and_all_of_them() {
        int open = 100;
        int most = 0;
        for (int second = 5; second <= 13; second++) {
            int gone = due(open, second);
            most = Math.max(most, gone);
            open -= gone;
        }
        assertThat(open).isZero();
        assertThat(most).isEqualTo(12);
    }

    @Test
    void who_comes_back_later_is_sent_away_at_once() {
        assertThat(due(3, 14)).isEqualTo(3);
        assertThat(due(0, 14)).isZero();
    }

    @Test
    void without_time_all_go() {
        assertThat(new Parting(0, BEGAN).due(7, BEGAN)).isEqualTo(7);
    }
}
