package id.kentongan.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Refusal;
import id.kentongan.launcher.boot.Verb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private final Messages messages = Messages.beside(Commands.class, Locale.ENGLISH);

    @Test
    void a_commands_own_flags_are_taken_out_of_its_words() {
        List<String> words = new ArrayList<>();
        Map<String, String> flags = new HashMap<>();

        Commands.split(
                List.of("file", "--url", "http://x", "--speed=3"),
                Set.of("--url", "--speed"),
                Set.of(),
                words,
                flags,
                messages);

        assertThat(words).containsExactly("file");
        assertThat(flags).isEqualTo(Map.of("--url", "http://x", "--speed", "3"));
    }

    @Test
    void a_flag_that_the_command_does_not_know_is_refused() {
        assertThatThrownBy(() -> Commands.split(
                        List.of("--sped", "3"),
                        Set.of("--speed"),
                        Set.of(),
                        new ArrayList<>(),
                        new HashMap<>(),
                        messages))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--sped");
    }

    @Test
    void a_switch_takes_no_value_and_a_repeated_flag_keeps_them_all() {
        List<String> words = new ArrayList<>();
        Map<String, String> flags = new HashMap<>();

        Commands.split(
                List.of("--dry-run", "file", "--map", "a=b", "--map=c=d"),
                Set.of("--map"),
                Set.of("--dry-run"),
                words,
                flags,
                messages);

        assertThat(words).containsExactly("file");
        assertThat(flags).isEqualTo(Map.of("--dry-run", "", "--map", "a=b\nc=d"));
        assertThatThrownBy(() -> Commands.split(
                        List.of("--dry-run=no"),
                        Set.of(),
                        Set.of("--dry-run"),
                        new ArrayList<>(),
                        new HashMap<>(),
                        messages))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--dry-run");
    }

    @Test
    void each_verb_has_one_command() {
        List<Verb> verbs = ServiceLoader.load(Command.class).stream()
                .map(provider -> provider.get().verb())
                .toList();

        // The script answers what needs the sources; the boot answers help.
        EnumSet<Verb> expected = EnumSet.allOf(Verb.class);
        expected.removeAll(Verb.OF_THE_SOURCES);
        expected.remove(Verb.HELP);
        assertThat(verbs).containsExactlyInAnyOrderElementsOf(expected);
    }
}
