package id.kentongan.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private final Messages messages = Messages.beside(Main.class, Locale.ENGLISH);

    private CommandLine parse(String... words) {
        return CommandLine.parse(List.of(words), messages);
    }

    @Test
    void a_verb_of_two_words_leaves_the_rest_to_its_command() {
        CommandLine line = parse("reports", "replay", "a.geojson", "--speed", "60");

        assertThat(line.verb()).isEqualTo(Verb.REPORTS_REPLAY);
        assertThat(line.rest()).containsExactly("a.geojson", "--speed", "60");
    }

    @Test
    void settings_may_stand_before_and_after_the_verb_with_blank_or_equals_sign() {
        CommandLine line = parse("--http-port", "9090", "run", "--profile=production");

        assertThat(line.verb()).isEqualTo(Verb.RUN);
        assertThat(line.flags()).isEqualTo(Map.of(Setting.HTTP_PORT, "9090", Setting.PROFILE, "production"));
        assertThat(line.rest()).isEmpty();
    }

    @Test
    void a_statement_for_sql_is_one_word_whatever_it_contains() {
        assertThat(parse("sql", "select 1 as run").rest()).containsExactly("select 1 as run");
    }

    @Test
    void nothing_typed_and_a_wish_for_help_are_help() {
        assertThat(parse().verb()).isEqualTo(Verb.HELP);
        assertThat(parse("run", "--help").verb()).isEqualTo(Verb.HELP);
    }

    @Test
    void an_unknown_command_and_a_flag_without_value_are_refused_with_a_cure() {
        assertThatThrownBy(() -> parse("walk")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal).hasMessageContaining("walk");
            assertThat(refusal.cure()).contains("./kentongan help");
        });
        assertThatThrownBy(() -> parse("run", "--http-port")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> parse("regions")).isInstanceOf(Refusal.class);
    }
}
