package id.kentongan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();

    @Test
    void it_is_done_exactly_so_often_by_all_clients_together() throws Exception {
        Load.Round round = new Load(4).times(1_000, number -> counting());

        assertThat(round.done()).isEqualTo(1_000).isEqualTo(done.get());
        assertThat(round.millis(0.99)).isGreaterThanOrEqualTo(round.millis(0.5));
        assertThat(open).hasValue(0);
    }

    @Test
    void a_client_that_fails_fails_the_round() {
        assertThatThrownBy(() -> new Load(4).times(100, number -> {
                    Load.Client client = counting();
                    client.close();
                    throw new IllegalStateException("no connection");
                }))
                .hasMessage("no connection");
    }

    private Load.Client counting() {
        open.incrementAndGet();
        return new Load.Client() {
            @Override
            public void once() {
                done.incrementAndGet();
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }
}
