package id.kentongan.web.open311;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final ResourceBundle INDONESIAN =
            ResourceBundle.getBundle("id.kentongan.web.open311.open311", Locale.ROOT, EXACT);
    private static final ResourceBundle ENGLISH =
            ResourceBundle.getBundle("id.kentongan.web.open311.open311", Locale.ENGLISH, EXACT);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "none|id",
                "''|id",
                "fr|id",
                "*|id",
                "fr, en-GB;q=0.5|en",
                "EN|en",
                "id-ID, en|id",
                "en;q=0, id;q=0.1|id",
                "en;q=0.3, id;q=0.7|id",
                "%%%|id",
                "en;q=high|id",
                ",,;|id"
            })
    void the_first_language_that_we_speak_wins_and_indonesian_is_the_default(@Nullable String header, String tag) {
        assertThat(Texts.preferred(header).tag()).isEqualTo(tag);
    }

    @Test
    void the_language_of_the_server_does_not_matter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ENGLISH);
            ResourceBundle.clearCache();
            assertThat(Texts.in(Texts.INDONESIAN).get("status.COORDINATION")).isEqualTo("Koordinasi");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void both_languages_have_the_same_keys_with_the_same_placeholders() {
        assertThat(INDONESIAN.keySet()).isEqualTo(ENGLISH.keySet());
        for (String key : INDONESIAN.keySet()) {
            assertThat(placeholders(ENGLISH.getString(key))).as(key).isEqualTo(placeholders(INDONESIAN.getString(key)));
            // a lone apostrophe would make MessageFormat quote what follows
            assertThat(INDONESIAN.getString(key) + ENGLISH.getString(key))
                    .as(key)
                    .doesNotContain("'");
        }
    }

    @Test
    void every_status_has_its_text() {
        assertThat(INDONESIAN.keySet().stream().filter(key -> key.startsWith("status.")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ReportStatus.values())
                        .map(status -> "status." + status)
                        .toList());
    }

    @Test
    void every_public_event_has_its_two_texts() {
        assertThat(INDONESIAN.keySet().stream().filter(key -> key.startsWith("event.")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ReportEventType.values())
                        .filter(ReportEventType::isPublic)
                        .flatMap(type -> Stream.of("event." + type, "event." + type + ".alone"))
                        .toList());
    }

    @Test
    void every_key_is_used() throws IOException {
        String sources;
        try (Stream<Path> files = Files.list(Path.of("src/main/java/id/kentongan/web/open311"))) {
            sources = files.map(TextsTest::read).collect(Collectors.joining());
        }
        Set<String> unused = new TreeSet<>(INDONESIAN.keySet());
        unused.removeIf(key -> key.startsWith("status.")
                || key.startsWith("event.")
                || sources.contains('"' + key + '"')
                || key.startsWith("refusal.") && sources.contains('"' + key.substring("refusal.".length()) + '"'));
        assertThat(unused).isEmpty();
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }
}
