package id.kentongan.report.intake.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void the_same_parts_give_the_same_fingerprint() {
        assertThat(Fingerprint.of(1, "a", null, -6.1)).hasSize(64).isEqualTo(Fingerprint.of(1, "a", null, -6.1));
    }

    @Test
    void parts_do_not_run_together_and_nothing_is_not_empty() {
        assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
        assertThat(Fingerprint.of("a", null)).isNotEqualTo(Fingerprint.of("a", ""));
        assertThat(Fingerprint.of("a")).isNotEqualTo(Fingerprint.of("a", null));
    }
}
