package id.kentongan.core.access.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.configuration.control.Settings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

    private final Origins origins = new Origins(new Settings() {
        @Override
        public Optional<String> find(String name) {
            return Optional.of("https://lapor.example.go.id");
        }
    });

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, 127.0.0.1:8080, true",
        "https://lapor.example.go.id, 10.0.0.7:8080, true",
        "https://LAPOR.example.go.id, lapor.example.go.id, true",
        "http://127.0.0.1:8081, 127.0.0.1:8080, false",
        "https://evil.example, lapor.example.go.id, false",
        "https://lapor.example.go.id.evil.example, lapor.example.go.id, false",
        "null, lapor.example.go.id, false",
        "file:///x, '', false",
        ", lapor.example.go.id, false",
        "'http://a b', 'a b', false"
    })
    void only_our_own_pages_are_ours(String origin, String host, boolean ours) {
        assertThat(origins.ours(origin, host)).isEqualTo(ours);
    }

    @Test
    void the_public_address_tells_whether_cookies_travel_by_https_only() {
        assertThat(origins.https()).isTrue();
    }
}
