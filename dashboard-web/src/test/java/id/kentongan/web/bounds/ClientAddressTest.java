package id.kentongan.web.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private final ClientAddress direct = new ClientAddress("");
    private final ClientAddress behind = new ClientAddress("10.0.0.0/8, 127.0.0.1,::1");

    @Test
    void nobody_is_believed_without_trusted_proxies() {
        assertThat(direct.of("10.1.2.3", "203.0.113.9")).isEqualTo("10.1.2.3");
        assertThat(behind.of("203.0.113.5", "198.51.100.1")).isEqualTo("203.0.113.5");
    }

    @ParameterizedTest
    @CsvSource({
        "'203.0.113.9', 203.0.113.9",
        "'198.51.100.1, 203.0.113.9', 203.0.113.9",
        "'198.51.100.1, 203.0.113.9, 10.9.9.9', 203.0.113.9",
        "'made up, 203.0.113.9', 203.0.113.9",
        "'203.0.113.9, made up', 10.1.2.3",
        "'', 10.1.2.3",
        "'example.org', 10.1.2.3"
    })
    void a_trusted_proxy_is_believed_from_the_right(String forwarded, String client) {
        assertThat(behind.of("10.1.2.3", forwarded)).isEqualTo(client);
    }

    @Test
    void a_household_is_one_network() {
        assertThat(direct.of("2001:db8:1:2:3:4:5:6", null))
                .isEqualTo(direct.of("2001:db8:1:2:ffff::1", null))
                .isNotEqualTo(direct.of("2001:db8:1:3::1", null));
        assertThat(behind.of("::1", "[2001:db8:1:2::7]")).isEqualTo(direct.of("2001:db8:1:2::8", null));
    }

    @Test
    void hops_are_bounded() {
        assertThat(behind.of("10.0.0.1", "203.0.113.9," + "10.0.0.2,".repeat(10_000) + "10.0.0.3"))
                .isEqualTo("10.0.0.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "::/129", "/8"})
    void a_setting_that_is_no_network_is_refused(String text) {
        assertThatThrownBy(() -> new ClientAddress(text)).hasMessageContaining("block of addresses");
    }
}
