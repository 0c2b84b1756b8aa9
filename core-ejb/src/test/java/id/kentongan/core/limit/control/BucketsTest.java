package id.kentongan.core.limit.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.limit.entity.Allowance;
import id.kentongan.core.limit.entity.ClientClass;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Map<ClientClass, Allowance> TWO_PER_SECOND =
            Map.of(ClientClass.ADDRESS, new Allowance(2, 10), ClientClass.OFFICER, new Allowance(2, 10));

    private final Buckets buckets = new Buckets(TWO_PER_SECOND, 1_000);

    @Test
    void a_burst_passes_and_then_as_much_as_comes_back() {
        assertThat(taken("a", 20, SECOND)).isEqualTo(10);
        assertThat(taken("a", 20, 2 * SECOND)).isEqualTo(2);
        assertThat(taken("a", 20, 100 * SECOND)).isEqualTo(10);
    }

    @Test
    void who_is_refused_learns_when_to_come_again() {
        taken("a", 10, SECOND);
        int wait = buckets.take(ClientClass.ADDRESS, "a", SECOND);
        assertThat(wait).isEqualTo(1);
        assertThat(buckets.take(ClientClass.ADDRESS, "a", (1 + wait) * SECOND)).isZero();
    }

    @Test
    void clients_and_classes_do_not_share() {
        assertThat(taken("a", 20, SECOND)).isEqualTo(10);
        assertThat(taken("b", 20, SECOND)).isEqualTo(10);
        assertThat(buckets.take(ClientClass.OFFICER, "a", SECOND)).isZero();
    }

    @Test
    void memory_is_bounded_and_newcomers_share_one_bucket_then() {
        for (int i = 0; i < 1_000; i++) {
            buckets.take(ClientClass.ADDRESS, "client " + i, SECOND);
        }
        int passed = 0;
        for (int i = 0; i < 100; i++) {
            passed += buckets.take(ClientClass.ADDRESS, "late " + i, SECOND) == 0 ? 1 : 0;
        }
        assertThat(passed).isEqualTo(10);
        assertThat(buckets.size()).isEqualTo(1_001);
        buckets.take(ClientClass.ADDRESS, "after a pause", 100 * SECOND);
        assertThat(buckets.size()).isEqualTo(1);
    }

    @Test
    void two_nodes_agree_after_an_exchange() {
        Buckets other = new Buckets(TWO_PER_SECOND, 1_000);
        taken("a", 6, SECOND);
        for (int i = 0; i < 4; i++) {
            other.take(ClientClass.ADDRESS, "a", SECOND);
        }
        List<Buckets.Use> ours = buckets.news(SECOND);
        List<Buckets.Use> theirs = other.news(SECOND);
        double both = ours.get(0).seconds() + theirs.get(0).seconds();
        assertThat(both).isEqualTo(5);
        buckets.learn(ours.get(0).id(), both, SECOND);
        other.learn(theirs.get(0).id(), both, SECOND);

        assertThat(taken("a", 5, SECOND)).isZero();
        assertThat(other.take(ClientClass.ADDRESS, "a", SECOND)).isPositive();
        assertThat(taken("a", 5, 2 * SECOND)).isEqualTo(2);
    }

    @Test
    void little_use_is_nobodys_news_and_told_use_is_told_once() {
        taken("a", 2, SECOND);
        assertThat(buckets.news(SECOND)).isEmpty();
        taken("a", 4, SECOND);
        List<Buckets.Use> news = buckets.news(SECOND);
        assertThat(news).hasSize(1);
        assertThat(buckets.news(SECOND)).isEmpty();
        buckets.keep(news);
        assertThat(buckets.news(SECOND)).isEqualTo(news);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "30/", "/300", "0/10", "10/0", "-1/10", "NaN/10", "1e9/10"})
    void an_unreadable_limit_is_refused_by_name(String text) {
        assertThatThrownBy(() -> Allowance.parse("some.limit", text)).hasMessageContaining("some.limit");
        assertThat(Allowance.parse("some.limit", "0.5/30")).isEqualTo(new Allowance(0.5, 30));
    }

    private int taken(String client, int tries, long at) {
        int passed = 0;
        for (int i = 0; i < tries; i++) {
            passed += buckets.take(ClientClass.ADDRESS, client, at) == 0 ? 1 : 0;
        }
        return passed;
    }
}
