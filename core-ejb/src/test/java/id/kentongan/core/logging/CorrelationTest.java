package id.kentongan.core.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {

    @Test
    void a_sound_id_is_kept() {
        Correlation entered = Correlation.enter("abcd-1234");
        assertThat(entered.id()).isEqualTo("abcd-1234");
        assertThat(Correlation.current()).contains("abcd-1234");
        entered.leave();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "short", "with space 1", "line\nbreak-12", "<script>alert", "ünïcödë-12"})
    void any_other_is_replaced(String offered) {
        for (String each : new String[] {offered, "a".repeat(65)}) {
            Correlation entered = Correlation.enter(each);
            assertThat(UUID.fromString(entered.id())).isNotNull();
            entered.leave();
        }
    }

    @Test
    void new_ids_differ_and_are_random_uuids() {
        Set<String> ids = Stream.generate(Correlation::newId).limit(10_000).collect(Collectors.toSet());
        assertThat(ids).hasSize(10_000).allSatisfy(id -> {
            assertThat(UUID.fromString(id).version()).isEqualTo(4);
            assertThat(UUID.fromString(id).variant()).isEqualTo(2);
        });
    }

    @Test
    void work_within_work_ends_where_it_began() {
        assertThat(Correlation.current()).isEmpty();
        Correlation outer = Correlation.enter("outer-work");
        Correlation.concerns(7);
        Correlation inner = Correlation.enter("inner-work");
        assertThat(Correlation.mark()).hasToString("correlation=inner-work");
        inner.leave();
        assertThat(Correlation.mark()).hasToString("correlation=outer-work tenant=7");
        outer.leave();
        assertThat(Correlation.current()).isEmpty();
        assertThat(Correlation.mark()).hasToString("-");
    }
}
