package id.kentongan.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundlesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    static Stream<Path> indonesian() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            return files.filter(f -> f.endsWith("messages.properties")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("indonesian")
    void both_languages_say_the_same_things(Path indonesian) throws IOException {
        Properties id = read(indonesian);
        Properties en = read(indonesian.resolveSibling("messages_en.properties"));

        assertThat(en.stringPropertyNames()).isEqualTo(id.stringPropertyNames());
        for (String key : id.stringPropertyNames()) {
            assertThat(placeholders(en.getProperty(key))).as(key).isEqualTo(placeholders(id.getProperty(key)));
        }
    }

    @Test
    void every_verb_and_setting_is_explained() {
        assertThat(Help.lines(Messages.beside(Main.class, Locale.ENGLISH)))
                .hasSameSizeAs(Help.lines(Messages.beside(Main.class, new Locale("id"))))
                .hasSizeGreaterThan(Verb.values().length + Setting.values().length);
    }

    @Test
    void only_english_is_english() {
        assertThat(Messages.localeOf(null, Map.of("LANG", "C.UTF-8")).getLanguage())
                .isEqualTo(new Locale("id").getLanguage());
        assertThat(Messages.localeOf(null, Map.of("LANG", "en_GB.UTF-8"))).isEqualTo(Locale.ENGLISH);
        assertThat(Messages.localeOf("id", Map.of("LANG", "en_GB.UTF-8")).getLanguage())
                .isEqualTo(new Locale("id").getLanguage());
    }

    @Test
    void a_number_in_a_sentence_is_written_plainly() {
        assertThat(Messages.beside(Main.class, new Locale("id", "ID")).text("disk-full", "/data", 8080, 1))
                .contains("8080");
    }

    private static TreeSet<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8));
        }
        return properties;
    }
}
