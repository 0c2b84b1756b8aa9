package id.kentongan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void what_is_not_said_has_a_standard() {
        assertThat(Options.of(List.of("B1"))).isEqualTo(new Options("B1", 3, 20, 20_000, 32, false));
        assertThat(Options.of(List.of("B1", "--pairs", "5", "--keep", "--clients", "8")))
                .isEqualTo(new Options("B1", 5, 20, 20_000, 8, true));
    }

    @Test
    void nonsense_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of(List.of("B1", "--pairs")))
                .withMessageContaining("--pairs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of(List.of("B1", "--seconds", "0")))
                .withMessageContaining("--seconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of(List.of("B1", "--speed", "3")))
                .withMessageContaining("--speed");
    }
}
