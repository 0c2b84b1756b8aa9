package id.kentongan.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    private final Messages messages = Messages.beside(Main.class, Locale.ENGLISH);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said), new PrintStream(said), false);

    @TempDir
    Path home;

    @Test
    void the_program_is_unpacked_once_per_build() throws IOException {
        Path jar = jar("one", Map.of("dist/app/a.war", "first", "dist/launcher-parts.jar", ""));

        Program program = Program.unpack(jar, home, messages, console);
        Files.writeString(program.folder().resolve("app/a.war"), "touched");
        Program again = Program.unpack(jar, home, messages, console);

        assertThat(program.folder()).isEqualTo(home.resolve("program/one"));
        assertThat(again.folder().resolve("app/a.war")).hasContent("touched");
        assertThat(said.toString(StandardCharsets.UTF_8)).containsOnlyOnce("100 %");
    }

    @Test
    void an_interrupted_unpacking_leaves_nothing_that_counts_and_is_cleared_away() throws IOException {
        Path half = Files.createDirectories(home.resolve("program/half-123"));
        Files.writeString(half.resolve("rest"), "");

        Program.unpack(jar("two", Map.of("dist/launcher-parts.jar", "")), home, messages, console);

        assertThat(half).doesNotExist();
    }

    @Test
    void an_entry_that_points_outside_is_refused() throws IOException {
        Path jar = jar("three", Map.of("dist/../../../evil", "x"));

        assertThatThrownBy(() -> Program.unpack(jar, home, messages, console)).isInstanceOf(IOException.class);
        // Others write beside the folder meanwhile: there one looks at the names alone.
        try (Stream<Path> inside = Files.walk(home);
                Stream<Path> beside = Files.list(home.getParent())) {
            assertThat(Stream.concat(inside, beside)).noneMatch(p -> p.endsWith("evil"));
        }
    }

    @Test
    void a_jar_without_its_build_is_refused() throws IOException {
        Path jar = jar("", Map.of());

        assertThatThrownBy(() -> Program.unpack(jar, home, messages, console)).isInstanceOf(Refusal.class);
    }

    private Path jar(String build, Map<String, String> entries) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!build.isEmpty()) {
            manifest.getMainAttributes().putValue(Program.BUILD, build);
        }
        Path jar = home.resolve("test-" + build + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream writer = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                writer.putNextEntry(new JarEntry(entry.getKey()));
                writer.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                writer.closeEntry();
            }
        }
        return jar;
    }
}
