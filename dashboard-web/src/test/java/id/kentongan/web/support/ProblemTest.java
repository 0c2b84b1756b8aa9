package id.kentongan.web.support;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.web.language.Language;
import id.kentongan.web.language.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    private static final Path PAGES = Path.of("../docs/problems");

    @Test
    void is_printed_as_RFC_9457_says() {
        RefusedRequest refusal = RefusedRequest.of(
                        ProblemType.INVALID_FIELDS, List.of(RefusedRequest.Mistake.of("lat \"x\"", "missing")))
                .with("jurisdiction", "a.go.id");
        assertThat(new Problem(refusal, Language.ENGLISH, "abcd-1234").toJson())
                .isEqualTo("{\"type\":\"/problems/invalid-fields\",\"title\":\"Fields are wrong\",\"status\":422,"
                        + "\"detail\":\"Mend the fields that errors names, then send again.\","
                        + "\"correlationId\":\"abcd-1234\",\"jurisdiction\":\"a.go.id\","
                        + "\"errors\":[{\"name\":\"lat \\\"x\\\"\",\"detail\":\"Is needed.\"}]}");
    }

    @ParameterizedTest
    @EnumSource
    void says_what_helps_in_both_languages(ProblemType type) {
        Problem indonesian = Problem.of(type, Language.INDONESIAN, "abcd-1234");
        Problem english = Problem.of(type, Language.ENGLISH, "abcd-1234");
        assertThat(indonesian.title()).isNotBlank().isNotEqualTo(english.title());
        assertThat(indonesian.detail()).hasSizeGreaterThan(20).isNotEqualTo(english.detail());
    }

    @Test
    void every_type_has_its_page_and_every_page_its_type() throws IOException {
        Set<String> types = Arrays.stream(ProblemType.values())
                .map(ProblemType::slug)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> pages;
        try (Stream<Path> files = Files.list(PAGES)) {
            pages = files.map(file -> file.getFileName().toString().replace(".md", ""))
                    .filter(name -> !name.equals("README"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertThat(pages).isEqualTo(types);
    }

    @ParameterizedTest
    @EnumSource
    void its_page_says_status_cause_and_cure_and_is_listed(ProblemType type) throws IOException {
        assertThat(Files.readString(PAGES.resolve(type.slug() + ".md")))
                .startsWith("# " + type.slug() + " (" + type.status() + ")\n")
                .contains("**Cause.** ", "**Cure.** ");
        assertThat(Files.readString(PAGES.resolve("README.md")))
                .contains("| [" + type.slug() + "](" + type.slug() + ".md) | " + type.status() + " |");
    }

    /** A sentence with an argument that nobody gives would show its braces. */
    @Test
    void sentences_number_their_arguments_from_zero() throws IOException {
        Pattern placeholder = Pattern.compile("\\{(\\d)}");
        for (String line :
                Files.readAllLines(Path.of("src/main/resources/id/kentongan/web/support/problems_en.properties"))) {
            Set<Integer> numbers = new TreeSet<>();
            Matcher found = placeholder.matcher(line);
            while (found.find()) {
                numbers.add(Integer.valueOf(found.group(1)));
            }
            assertThat(numbers)
                    .as(line)
                    .isEqualTo(Set.copyOf(
                            Stream.iterate(0, n -> n + 1).limit(numbers.size()).toList()));
            assertThat(line).doesNotContain("'");
        }
    }

    @Test
    void english_must_be_asked_for() {
        assertThat(Wish.of(null)).isEqualTo(Language.INDONESIAN);
        assertThat(Wish.of("en")).isEqualTo(Language.ENGLISH);
        assertThat(Wish.of("fr, en;q=0.5, id;q=0.3")).isEqualTo(Language.ENGLISH);
        assertThat(Wish.of("id, en;q=0.5")).isEqualTo(Language.INDONESIAN);
        assertThat(Wish.of("en;q=0, *")).isEqualTo(Language.INDONESIAN);
        assertThat(Wish.of("\u0001;;;q=x")).isEqualTo(Language.INDONESIAN);
        assertThat(Wish.of("en,".repeat(1000))).isEqualTo(Language.INDONESIAN);
    }
}
