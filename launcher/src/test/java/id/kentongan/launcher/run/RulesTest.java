package id.kentongan.launcher.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.launcher.boot.Main;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Refusal;
import id.kentongan.launcher.boot.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    @TempDir
    Path home;

    private void check(Map<String, String> environment) throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Map<String, String> all = new HashMap<>(environment);
        all.put("KENTONGAN_HOME", home.toString());
        all.put("KENTONGAN_HTTP_HOST", "127.0.0.1");
        all.putIfAbsent("KENTONGAN_HTTP_PORT", String.valueOf(free));
        Settings settings = new Settings(Map.of(), all, Messages.beside(Main.class, Locale.ENGLISH));
        new Rules(settings, Messages.beside(RunCommand.class, Locale.ENGLISH)).check();
    }

    @Test
    void a_taken_port_is_refused_with_a_cure() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThatThrownBy(() -> check(Map.of("KENTONGAN_HTTP_PORT", port)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(port);
        }
    }

    @Test
    void production_takes_embedded_parts_only_when_they_are_accepted_by_name() {
        assertThatThrownBy(() -> check(Map.of("KENTONGAN_PROFILE", "production")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("PostgreSQL");
        assertThatThrownBy(
                        () -> check(Map.of("KENTONGAN_PROFILE", "production", "KENTONGAN_ACCEPT_EMBEDDED", "database")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("broker");
        assertThatCode(() -> check(
                        Map.of("KENTONGAN_PROFILE", "production", "KENTONGAN_ACCEPT_EMBEDDED", "database,broker")))
                .doesNotThrowAnyException();
    }

    @Test
    void production_refuses_beside_the_secrets_of_a_demonstration() throws IOException {
        Files.writeString(home.resolve("open311-key.txt"), "key");

        assertThatThrownBy(() -> check(
                        Map.of("KENTONGAN_PROFILE", "production", "KENTONGAN_ACCEPT_EMBEDDED", "database,broker")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("open311-key.txt");
    }

    @Test
    void production_refuses_a_weak_password() {
        assertThatThrownBy(() -> check(Map.of(
                        "KENTONGAN_PROFILE", "production",
                        "KENTONGAN_ACCEPT_EMBEDDED", "broker",
                        "KENTONGAN_DB_URL", "jdbc:postgresql://db/kentongan",
                        "KENTONGAN_DB_PASSWORD", "kentongan")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("KENTONGAN_DB_PASSWORD");
    }

    @ParameterizedTest
    @CsvSource({
        "KENTONGAN_AUDIT_KEY, changeme-changeme-changeme-changeme",
        "KENTONGAN_AUDIT_KEY, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "KENTONGAN_METRICS_TOKEN, Kentongan-metrics-token",
        "KENTONGAN_PUBLIC_URL, http://lapor.example.go.id",
        "KENTONGAN_STAFF_URL, http://10.1.2.3:8080"
    })
    void production_refuses_what_can_be_guessed_or_read_on_the_way(String name, String value) {
        Map<String, String> production =
                Map.of("KENTONGAN_PROFILE", "production", "KENTONGAN_ACCEPT_EMBEDDED", "database,broker", name, value);
        String told = name.endsWith("_URL") ? value : name;

        assertThatThrownBy(() -> check(production)).isInstanceOf(Refusal.class).hasMessageContaining(told);
    }

    @Test
    void a_closed_network_may_do_without_https_when_it_says_so() {
        assertThatCode(() -> check(Map.of(
                        "KENTONGAN_PROFILE", "production",
                        "KENTONGAN_ACCEPT_EMBEDDED", "database,broker",
                        "KENTONGAN_PUBLIC_URL", "http://kentongan.kota.local",
                        "KENTONGAN_ACCEPT_PLAIN_HTTP", "true")))
                .doesNotThrowAnyException();
    }
}
