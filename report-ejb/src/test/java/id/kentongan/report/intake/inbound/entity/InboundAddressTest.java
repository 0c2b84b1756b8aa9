package id.kentongan.report.intake.inbound.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.organisation.entity.AreaCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboundAddressTest {

    @Test
    void addresses_and_numbers_say_government_category_and_kelurahan() {
        assertThat(
                        InboundAddress.list(
                                "Lapor@Kota.go.id = kota.go.id, +62 811-22=kota.go.id/sampah/31.71.01.1001,1708=x.go.id//31.71.01.1002,"))
                .containsExactly(
                        new InboundAddress("lapor@kota.go.id", "kota.go.id", null, null),
                        new InboundAddress("+6281122", "kota.go.id", "sampah", new AreaCode("31.71.01.1001")),
                        new InboundAddress("1708", "x.go.id", null, new AreaCode("31.71.01.1002")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lapor", "=kota.go.id", "a@b.id=", "a@b.id=x/y/z/w", "a@b.id=x/S P", "a@b.id=x/sampah/kelurahan"
            })
    void what_does_not_read_so_is_refused_in_words(String setting) {
        assertThatThrownBy(() -> InboundAddress.list(setting))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("KENTONGAN_INBOUND_ADDRESSES");
    }

    @Test
    void a_signature_holds_for_its_body_its_secret_and_five_minutes() {
        byte[] body = "{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
        Instant now = Instant.ofEpochSecond(1_800_000_000L);
        String good = InboundSignature.of("rahasia", "1800000000", body);
        assertThat(InboundSignature.holds("rahasia", "1800000000", body, good, now))
                .isTrue();
        assertThat(InboundSignature.holds("rahasia", "1800000000", body, good, now.plusSeconds(300)))
                .isTrue();
        assertThat(InboundSignature.holds("rahasia", "1800000000", body, good, now.plusSeconds(301)))
                .isFalse();
        assertThat(InboundSignature.holds("rahasia", "1800000000", body, good, now.minusSeconds(301)))
                .isFalse();
        assertThat(InboundSignature.holds("lain", "1800000000", body, good, now))
                .isFalse();
        assertThat(InboundSignature.holds("rahasia", "1800000001", body, good, now))
                .isFalse();
        assertThat(InboundSignature.holds("rahasia", "1800000000", new byte[0], good, now))
                .isFalse();
        String odd = InboundSignature.of("rahasia", "kemarin", body);
        assertThat(InboundSignature.holds("rahasia", "kemarin", body, odd, now)).isFalse();
    }
}
