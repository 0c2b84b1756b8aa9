package id.kentongan.core.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.access.control.Denials.Denial;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DenialsTest {

    private final Denials denials = new Denials();
    private final Denial one = new Denial(1, UUID.randomUUID(), "READ_REPORT");

    @Test
    void the_same_is_counted_and_what_was_taken_is_counted_anew() {
        denials.count(one);
        denials.count(one);

        Map<Denial, Integer> taken = denials.take();
        assertThat(taken).containsExactly(Map.entry(one, 2));
        assertThat(denials.take()).isEmpty();
        denials.count(one);
        denials.giveBack(taken);
        assertThat(denials.take()).containsExactly(Map.entry(one, 3));
    }

    @Test
    void many_are_counted_together_so_that_nobody_can_fill_the_audit() {
        denials.count(one);
        for (int i = 0; i < 10_000; i++) {
            denials.count(new Denial(1, UUID.randomUUID(), "READ_REPORT"));
        }
        denials.count(one);

        Map<Denial, Integer> taken = denials.take();
        assertThat(taken).hasSizeLessThanOrEqualTo(Denials.MOST + 1).containsEntry(one, 2);
        assertThat(taken.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(10_002);
    }
}
