package id.kentongan.report.entity;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.text.entity.Crockford;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrackingCodeTest {

    @Test
    void has_128_bits_in_26_digits_and_does_not_repeat() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            codes.add(TrackingCode.random().value());
        }
        assertThat(codes).hasSize(1_000).allMatch(code -> code.matches("[0-9A-HJKMNP-TV-Z]{26}"));
    }

    @Test
    void is_stored_as_a_hash_and_never_printed() {
        TrackingCode code = new TrackingCode("00000000000000000000000000");
        assertThat(code.hash()).hasSize(32).isEqualTo(new TrackingCode(code.value()).hash());
        assertThat(code.toString()).doesNotContain(code.value());
    }

    @Test
    void can_be_computed_again_by_whoever_has_the_secret() {
        TrackingCode code = TrackingCode.derived("secret", 1);
        assertThat(code.value()).matches("[0-9A-HJKMNP-TV-Z]{26}");
        assertThat(TrackingCode.derived("secret", 1)).isEqualTo(code);
        assertThat(TrackingCode.derived("secret", 2)).isNotEqualTo(code);
        assertThat(TrackingCode.derived("Secret", 1)).isNotEqualTo(code);
    }

    @Test
    void digits_are_crockfords() {
        assertThat(Crockford.encode(new byte[] {(byte) 0xFF, 0x00, (byte) 0xF0}))
                .isEqualTo("ZW0F0");
        assertThat(Crockford.encode(0x1F_00000_1FL, 3)).isEqualTo("00Z");
    }
}
