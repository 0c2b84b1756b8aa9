package id.kentongan.web.identity.door;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.access.boundary.Origins;
import id.kentongan.core.configuration.control.Settings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInCookieTest {

    @Test
    void behind_https_no_neighbour_can_plant_it_and_no_script_reads_it() {
        assertThat(cookie("https://lapor.example").text("abc", Duration.ZERO))
                .isEqualTo("__Host-KENTONGAN-SESI=abc; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(cookie("https://lapor.example").text("abc", Duration.ofDays(30)))
                .contains("; Max-Age=2592000;")
                .doesNotContain("Domain");
    }

    @Test
    void on_ones_own_machine_it_travels_without_https() {
        assertThat(cookie("http://localhost:8080").text("abc", Duration.ZERO))
                .isEqualTo("KENTONGAN-SESI=abc; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void a_header_gives_the_token_and_nothing_else() {
        assertThat(SignInCookie.read("lang=en; KENTONGAN-SESI=a-b_c; KENTONGAN=x"))
                .contains("a-b_c");
        assertThat(SignInCookie.read("__Host-KENTONGAN-SESI=abc")).contains("abc");
        assertThat(SignInCookie.read("KENTONGAN=abc; XKENTONGAN-SESI=abc")).isEmpty();
        assertThat(SignInCookie.read("KENTONGAN-SESI=<script>")).isEmpty();
        assertThat(SignInCookie.read((String) null)).isEmpty();
    }

    @Test
    void a_device_is_told_in_our_own_words() {
        assertThat(Device.of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"))
                .isEqualTo("Firefox · Linux");
        assertThat(Device.of(
                        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36"))
                .isEqualTo("Chrome · Android");
        assertThat(Device.of("<script>")).isEqualTo("? · ?");
        assertThat(Device.of(null)).isEqualTo("? · ?");
    }

    private static SignInCookie cookie(String publicUrl) {
        return new SignInCookie(new Origins(new Settings() {
            @Override
            public Optional<String> find(String name) {
                return Optional.of(publicUrl).filter(url -> name.equals("kentongan.public.url"));
            }
        }));
    }
}
