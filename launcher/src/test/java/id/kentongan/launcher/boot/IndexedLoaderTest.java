package id.kentongan.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** It must find what the JDK's own loader finds, in the same order. */
class IndexedLoaderTest {
    @TempDir
    Path folder;

    private Path first;

    /** A class that only the loader under test knows by its jar. */
    public static final class Guest {}

    @BeforeEach
    void twoJarsOfWhichTheFirstNamesTheSecond() throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        first = folder.resolve("first.jar");
        write(first, Map.of("Class-Path", "lib/second.jar missing.jar"), Map.of("both.txt", bytes("first")));
        write(
                lib.resolve("second.jar"),
                Map.of("Multi-Release", "true", "Implementation-Version", "7"),
                Map.of(
                        "both.txt",
                        bytes("second"),
                        "a b/c#d.txt",
                        bytes("strange name"),
                        Guest.class.getName().replace('.', '/') + ".class",
                        guest(),
                        "only/old.txt",
                        bytes("8"),
                        "META-INF/versions/17/only/old.txt",
                        bytes("17"),
                        "META-INF/versions/17/only/in/newer.txt",
                        bytes("17")));
    }

    @Test
    void a_class_comes_from_a_jar_that_another_names_with_its_package() throws Exception {
        try (IndexedLoader loader = loader()) {
            Class<?> found = loader.loadClass(Guest.class.getName());

            assertThat(found.getClassLoader()).isSameAs(loader);
            assertThat(found.getPackage().getImplementationVersion()).isEqualTo("7");
            assertThat(found.getProtectionDomain().getCodeSource().getLocation().getPath())
                    .endsWith("lib/second.jar");
        }
    }

    @Test
    void resources_come_in_the_order_of_the_jars() throws Exception {
        try (IndexedLoader loader = loader()) {
            assertThat(text(loader, "both.txt")).isEqualTo("first");
            assertThat(Collections.list(loader.getResources("both.txt")))
                    .extracting(url -> url.toString().replace("#runtime", ""))
                    .satisfiesExactly(
                            path -> assertThat(path).endsWith("first.jar!/both.txt"),
                            path -> assertThat(path).endsWith("second.jar!/both.txt"));
            assertThat(text(loader, "a b/c#d.txt")).isEqualTo("strange name");
        }
    }

    @Test
    void a_jar_for_several_versions_of_Java_gives_the_newest_that_fits() throws Exception {
        try (IndexedLoader loader = loader()) {
            assertThat(text(loader, "only/old.txt")).isEqualTo("17");
            assertThat(text(loader, "only/in/newer.txt")).isEqualTo("17");
        }
    }

    @Test
    void what_is_in_no_jar_is_not_found() throws Exception {
        try (IndexedLoader loader = loader()) {
            assertThat(loader.getResource("only/other.txt")).isNull();

            assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> loader.loadClass("only.Other"));
            assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> loader.loadClass("Other"));
        }
    }

    @Test
    void the_written_path_goes_with_its_folder() throws Exception {
        ClassPath.of(List.of(first)).write(folder.resolve("path.index"), folder);
        Path moved = folder.resolveSibling(folder.getFileName() + "-moved");
        Files.move(folder, moved);
        try {
            ClassPath path = ClassPath.read(moved.resolve("path.index"), moved);
            try (IndexedLoader loader = new IndexedLoader(path, ClassLoader.getPlatformClassLoader())) {
                assertThat(text(loader, "both.txt")).isEqualTo("first");
                assertThat(loader.loadClass(Guest.class.getName())).isNotNull();
            }
        } finally {
            Files.move(moved, folder);
        }
    }

    private IndexedLoader loader() throws IOException {
        return new IndexedLoader(ClassPath.of(List.of(first)), ClassLoader.getPlatformClassLoader());
    }

    private static String text(ClassLoader loader, String name) throws IOException {
        try (InputStream in = loader.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] guest() throws IOException {
        try (InputStream in = IndexedLoaderTest.class.getResourceAsStream("IndexedLoaderTest$Guest.class")) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Path jar, Map<String, String> attributes, Map<String, byte[]> entries)
            throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach(manifest.getMainAttributes()::putValue);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream writer = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                writer.putNextEntry(new JarEntry(entry.getKey()));
                writer.write(entry.getValue());
                writer.closeEntry();
            }
        }
    }
}
