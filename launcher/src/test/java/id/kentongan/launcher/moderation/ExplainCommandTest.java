package id.kentongan.launcher.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Refusal;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;
import id.kentongan.launcher.command.TestInvocations;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    @TempDir
    Path folder;

    @Test
    void a_message_is_explained_by_hits_and_ngrams() throws Exception {
        String said = said(new ExplainCommand(), "dasar b4ngs4t lu");

        assertThat(said)
                .contains("MEDIUM_RULE", "kata-bangsat", "b4ngs4t", "abuse", "doxing")
                .contains("\"bangsat\"");
    }

    @Test
    void a_message_is_shown_as_it_is_read() throws Exception {
        assertThat(said(new NormaliseCommand(), "Mobil2", "di", "RT05").lines())
                .hasSize(3)
                .anyMatch(line -> line.matches(" +0-6 +word +mobil +Mobil2"))
                .anyMatch(line -> line.matches(" +10-14 +word +rt05 +RT05"));
    }

    @Test
    void without_a_text_the_cure_is_told() {
        assertThatThrownBy(() -> said(new ExplainCommand()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.cure()).contains("moderation explain"));
    }

    private String said(Command command, String... words) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Invocation quiet = TestInvocations.of(folder, Map.of(), List.of(words), Map.of(), () -> {
            throw new IllegalStateException("no database is needed");
        });
        assertThat(command.run(new Invocation(
                        quiet.arguments(),
                        quiet.flags(),
                        quiet.settings(),
                        new Console(print, print, false),
                        quiet.program(),
                        quiet.databases())))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
