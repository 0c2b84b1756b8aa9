package id.kentongan.core.access.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.access.entity.Site;
import id.kentongan.core.configuration.control.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

    private final Origins origins = with(Map.of("kentongan.public.url", "https://lapor.example.go.id"));

    private static Origins with(Map<String, String> settings) {
        return new Origins(new Settings() {
            @Override
            public Optional<String> find(String name) {
                return Optional.ofNullable(settings.get(name));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, 127.0.0.1:8080, true",
        "https://lapor.example.go.id, 10.0.0.7:8080, true",
        "https://LAPOR.example.go.id, lapor.example.go.id, true",
        "http://lapor.example.go.id, lapor.example.go.id, false",
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

    @ParameterizedTest
    @CsvSource({
        "lapor.example.go.id, PUBLIC",
        "LAPOR.example.go.id:443, PUBLIC",
        "dasbor.example.go.id:8443, STAFF",
        "dasbor.example.go.id, ",
        "media.example.go.id, MEDIA",
        "localhost:8080, PUBLIC STAFF MEDIA",
        "127.0.0.1, PUBLIC STAFF MEDIA",
        "[::1]:8080, PUBLIC STAFF MEDIA",
        "evil.example, ",
        "localhost.evil.example, ",
        "'', ",
        ", "
    })
    void each_host_serves_its_own_part(String host, String sites) {
        Origins apart = with(Map.of(
                "kentongan.public.url", "https://lapor.example.go.id",
                "kentongan.staff.url", "https://dasbor.example.go.id:8443",
                "kentongan.media.url", "https://media.example.go.id"));

        assertThat(apart.sites(host))
                .map(Site::name)
                .containsExactlyInAnyOrder(sites == null ? new String[0] : sites.split(" "));
    }

    @Test
    void one_address_serves_everything_and_without_one_any_host_does() {
        assertThat(origins.sites("lapor.example.go.id")).containsExactlyInAnyOrder(Site.values());
        assertThat(origins.sites("evil.example")).isEmpty();
        assertThat(with(Map.of()).sites("any.example")).containsExactlyInAnyOrder(Site.values());
    }

    @Test
    void pages_of_the_media_host_are_not_ours() {
        Origins apart = with(Map.of(
                "kentongan.public.url", "https://lapor.example.go.id",
                "kentongan.media.url", "https://media.example.go.id"));

        assertThat(apart.ours("https://media.example.go.id", "lapor.example.go.id"))
                .isFalse();
        assertThat(apart.ours("http://lapor.example.go.id", "10.0.0.7:8080")).isFalse();
    }

    @Test
    void the_public_address_tells_whether_cookies_travel_by_https_only() {
        assertThat(origins.https()).isTrue();
    }
}
