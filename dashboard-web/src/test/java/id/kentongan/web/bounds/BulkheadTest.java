package id.kentongan.web.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BulkheadTest {

    @Test
    void who_finds_no_place_and_no_place_to_wait_is_refused_at_once() {
        Bulkhead room = new Bulkhead(2, 0, 60_000);
        assertThat(room.enter()).isTrue();
        assertThat(room.enter()).isTrue();
        assertThat(room.enter()).isFalse();
        room.leave();
        assertThat(room.enter()).isTrue();
    }

    @Test
    void who_waits_gets_the_place_that_becomes_free() throws Exception {
        Bulkhead room = new Bulkhead(1, 1, 60_000);
        assertThat(room.enter()).isTrue();
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(room::enter);
        room.leave();
        assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nobody_waits_longer_than_is_set() {
        Bulkhead room = new Bulkhead(1, 1, 10);
        assertThat(room.enter()).isTrue();
        assertThat(room.enter()).isFalse();
        room.leave();
        assertThat(room.enter()).isTrue();
    }
}
