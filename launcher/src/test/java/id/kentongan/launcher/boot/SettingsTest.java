package id.kentongan.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.launcher.database.KeySecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private final Messages messages = Messages.beside(Main.class, Locale.ENGLISH);

    private Settings settings(Map<Setting, String> flags, Map<String, String> environment) {
        return new Settings(flags, environment, messages);
    }

    @Test
    void a_flag_wins_over_the_variable_and_the_variable_over_the_default() {
        Map<String, String> environment = Map.of("KENTONGAN_HTTP_PORT", "9000");

        assertThat(settings(Map.of(), Map.of()).port()).isEqualTo(8080);
        assertThat(settings(Map.of(), environment).port()).isEqualTo(9000);
        assertThat(settings(Map.of(Setting.HTTP_PORT, "9001"), environment).port())
                .isEqualTo(9001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "eighty", "-1"})
    void a_port_that_is_none_is_refused(String port) {
        Settings settings = settings(Map.of(Setting.HTTP_PORT, port), Map.of());

        assertThatThrownBy(settings::port).isInstanceOf(Refusal.class).hasMessageContaining(port);
    }

    @Test
    void there_are_more_threads_than_the_gate_has_places_and_who_counts_otherwise_says_so() {
        int cores = Math.min(8, Runtime.getRuntime().availableProcessors());

        assertThat(settings(Map.of(), Map.of()).httpThreads()).isGreaterThan((4 * cores + 2) * 3 + 32);
        assertThat(settings(Map.of(), Map.of("KENTONGAN_HTTP_THREADS", "900")).httpThreads())
                .isEqualTo(900);
        assertThat(settings(Map.of(), Map.of()).databaseConnections()).isEqualTo(80);
        Map<Setting, String> many = Map.of(Setting.DB_CONNECTIONS, "200", Setting.DB_URL, "jdbc:postgresql://db/k");
        assertThat(settings(many, Map.of()).databaseConnections()).isEqualTo(200);
        assertThatThrownBy(() -> settings(Map.of(Setting.DB_CONNECTIONS, "200"), Map.of())
                        .databaseConnections())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("from 8 to 80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "many", "10001"})
    void a_number_out_of_its_range_is_refused_by_the_name_of_its_setting(String number) {
        Settings settings =
                settings(Map.of(), Map.of("KENTONGAN_HTTP_THREADS", number, "KENTONGAN_DB_CONNECTIONS", number));

        assertThatThrownBy(settings::httpThreads)
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("KENTONGAN_HTTP_THREADS", number);
        assertThatThrownBy(settings::databaseConnections)
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("KENTONGAN_DB_CONNECTIONS", number);
    }

    @Test
    void the_demonstration_listens_on_this_machine_alone() {
        assertThat(settings(Map.of(), Map.of()).host()).isEqualTo("127.0.0.1");
        assertThatThrownBy(() ->
                        settings(Map.of(Setting.HTTP_HOST, "0.0.0.0"), Map.of()).host())
                .isInstanceOf(Refusal.class);
        assertThat(settings(Map.of(Setting.PROFILE, "production"), Map.of()).host())
                .isEqualTo("0.0.0.0");
    }

    @Test
    void an_unknown_profile_is_refused() {
        assertThatThrownBy(() ->
                        settings(Map.of(Setting.PROFILE, "test"), Map.of()).production())
                .isInstanceOf(Refusal.class);
    }

    @Test
    void the_data_folder_may_start_at_the_users_home() {
        assertThat(settings(Map.of(Setting.HOME, "~/data"), Map.of()).home())
                .isEqualTo(Path.of(System.getProperty("user.home"), "data"));
    }

    @Test
    void embedded_parts_are_accepted_by_name_only() {
        Settings settings = settings(Map.of(Setting.ACCEPT_EMBEDDED, "database, broker"), Map.of());

        assertThat(settings.acceptsEmbedded("database")).isTrue();
        assertThat(settings.acceptsEmbedded("broker")).isTrue();
        assertThat(settings(Map.of(), Map.of()).acceptsEmbedded("database")).isFalse();
    }

    @Test
    void a_key_that_is_short_or_an_example_is_refused() {
        for (String weak : List.of("s3cr3t", "changeme-changeme-changeme-changeme", "a".repeat(40))) {
            assertThatThrownBy(() -> KeySecret.CONTACT.of(settings(Map.of(), Map.of("KENTONGAN_CONTACT_KEY", weak))))
                    .as(weak)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("KENTONGAN_CONTACT_KEY")
                    .hasMessageNotContaining(weak);
        }
    }

    @Test
    void secrets_have_no_flag() {
        for (Setting setting : Setting.values()) {
            assertThat(setting.flag().isEmpty())
                    .as(setting.name())
                    .isEqualTo(setting.name().matches(".*(PASSWORD|KEY|TOKEN)"));
        }
    }

    @Test
    void a_secret_may_lie_in_a_file_and_nothing_else_may(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "a secret of its own\n");
        Map<String, String> environment =
                Map.of("KENTONGAN_AUDIT_KEY_FILE", file.toString(), "KENTONGAN_PUBLIC_URL_FILE", file.toString());

        assertThat(settings(Map.of(), environment).given(Setting.AUDIT_KEY)).contains("a secret of its own");
        assertThat(settings(Map.of(), environment).given(Setting.PUBLIC_URL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines"})
    void a_file_without_one_secret_is_refused(String content, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), content);
        Settings settings = settings(Map.of(), Map.of("KENTONGAN_DB_PASSWORD_FILE", file.toString()));
        Settings missing = settings(Map.of(), Map.of("KENTONGAN_DB_PASSWORD_FILE", file + "-not"));

        assertThatThrownBy(() -> settings.given(Setting.DB_PASSWORD))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("KENTONGAN_DB_PASSWORD_FILE");
        assertThatThrownBy(() -> missing.given(Setting.DB_PASSWORD)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lapor.example.go.id",
                "ftp://lapor.example.go.id",
                "https://lapor.example.go.id/lapor",
                "https://user@lapor.example.go.id",
                "https://lapor.example.go.id?x=1",
                "https://a b"
            })
    void an_address_that_is_none_of_a_host_is_refused(String address) {
        Settings settings = settings(Map.of(), Map.of("KENTONGAN_PUBLIC_URL", address));

        assertThatThrownBy(settings::publicUrl).isInstanceOf(Refusal.class).hasMessageContaining(address);
    }
}
