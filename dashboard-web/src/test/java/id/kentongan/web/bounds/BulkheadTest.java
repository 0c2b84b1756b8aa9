package id.kentongan.web.bounds;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
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
        assertThat(second.get(30, SECONDS)).isTrue();
    }

    @Test
    void a_burst_may_wait_and_a_queue_that_stands_is_kept_short() throws Exception {
        AtomicLong now = new AtomicLong();
        Bulkhead room = new Bulkhead(1, 8, 60_000, now::get);
        assertThat(room.enter()).isTrue();
        CompletableFuture<Boolean> waiter = CompletableFuture.supplyAsync(room::enter);
        awaitWaiters(room, 1);
        assertThat(room.patience()).isEqualTo(SECONDS.toNanos(60));

        now.addAndGet(SECONDS.toNanos(2));
        assertThat(room.patience()).isEqualTo(SECONDS.toNanos(12));

        room.leave();
        assertThat(waiter.get(30, SECONDS)).isTrue();
        room.leave();
        assertThat(room.enter()).isTrue();
        assertThat(room.patience()).isEqualTo(SECONDS.toNanos(60));
    }

    @Test
    void a_room_is_full_when_nobody_more_may_wait() throws Exception {
        Bulkhead room = new Bulkhead(1, 1, 60_000);
        assertThat(room.full()).isFalse();
        assertThat(room.enter()).isTrue();
        assertThat(room.full()).isFalse();
        CompletableFuture<Boolean> waiter = CompletableFuture.supplyAsync(room::enter);
        awaitWaiters(room, 1);
        assertThat(room.full()).isTrue();
        room.leave();
        assertThat(waiter.get(30, SECONDS)).isTrue();
        assertThat(room.full()).isFalse();
    }

    private static void awaitWaiters(Bulkhead room, int count) {
        long end = System.nanoTime() + SECONDS.toNanos(30);
        while (room.waiters() < count) {
            assertThat(System.nanoTime()).as("nobody came to wait").isLessThan(end);
            Thread.onSpinWait();
        }
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
