package id.kentongan.launcher.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FarewellTest {

    private final List<Integer> exits = new CopyOnWriteArrayList<>();

    @AfterEach
    void forget() {
        System.clearProperty(Farewell.PROPERTY);
    }

    @Test
    void the_application_is_told_how_long_before_anything_ends() {
        List<String> order = new CopyOnWriteArrayList<>();
        Farewell farewell = new Farewell(
                0,
                seconds -> order.add("told " + System.getProperty(Farewell.PROPERTY)),
                code -> order.add("exit " + code));
        farewell.stop(15);
        assertThat(order).containsExactly("told 0", "exit 143");
    }

    @Test
    void a_second_word_ends_it_at_once_and_only_once() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Farewell farewell = new Farewell(300, seconds -> begun.countDown(), exits::add);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> farewell.stop(15));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(exits).isEmpty();
        farewell.stop(2);
        first.get(10, TimeUnit.SECONDS);
        farewell.stop(2);
        assertThat(exits).containsExactly(143);
    }

    @Test
    void without_time_signals_end_the_program_as_ever() {
        Farewell farewell = new Farewell(0, seconds -> {}, exits::add);
        assertThat(farewell.listen()).isTrue();
        assertThat(exits).isEmpty();
    }
}
