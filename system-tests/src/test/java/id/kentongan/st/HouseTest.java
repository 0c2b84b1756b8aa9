package id.kentongan.st;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.launcher.boot.Setting;
import id.kentongan.launcher.boot.Verb;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every file of the project keeps to, whichever module it is in. */
class HouseTest {

    private static final String[] WRITTEN = {
        ".java", ".xml", ".xhtml", ".properties", ".sql", ".sh", ".md", ".json", ".js", ".css", "/kentongan", "/run"
    };
    private static final Pattern A_MACHINES_PATH = Pattern.compile("(?<![A-Za-z0-9_.}-])/(?:home|Users|work|farm)/\\w");
    private static final Pattern A_REGISTRY = Pattern.compile(
            "https?://(?!maven\\.apache\\.org/)[A-Za-z0-9.-]*(?:maven|npm|debian|nexus|artifactory)\\b");
    private static final Pattern AN_ASSERTION =
            Pattern.compile("assert|ArchRule|\\.check\\(|\\bfail\\(|\\bverify\\(|\\bexpect");
    private static final Pattern UNESCAPED = Pattern.compile("escape\\s*=\\s*\"false\"");
    private static final Pattern A_LINK = Pattern.compile("(?<!!)\\[[^\\]]*\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern A_PLACEHOLDER = Pattern.compile("\\{\\d+[^}]*\\}");

    @Test
    void no_file_names_a_path_of_somebodys_machine() {
        assertThat(linesWith(A_MACHINES_PATH, WRITTEN)).isEmpty();
    }

    @Test
    void no_file_names_a_registry() {
        assertThat(linesWith(A_REGISTRY, WRITTEN)).isEmpty();
    }

    @Test
    void no_page_prints_unescaped_text() {
        assertThat(linesWith(UNESCAPED, ".xhtml")).isEmpty();
    }

    @Test
    void every_test_asserts_something() {
        List<Path> tests = Checkout.files("Test.java", "IT.java", "Journey.java", "Conformance.java");
        assertThat(tests).hasSizeGreaterThan(10);
        assertThat(tests)
                .filteredOn(file -> !AN_ASSERTION.matcher(Checkout.read(file)).find())
                .extracting(Checkout::name)
                .isEmpty();
    }

    /** Indonesian is the default, English the second language: the same keys, each with the same placeholders. */
    @Test
    void both_languages_say_the_same() {
        List<String> differences = new ArrayList<>();
        List<Path> english = Checkout.files("_en.properties");
        assertThat(english).isNotEmpty();
        for (Path file : english) {
            Path indonesian = file.resolveSibling(file.getFileName().toString().replace("_en.", "."));
            TreeMap<String, String> en = bundle(file);
            TreeMap<String, String> id = bundle(indonesian);
            TreeSet<String> keys = new TreeSet<>(en.keySet());
            keys.addAll(id.keySet());
            for (String key : keys) {
                if (!en.containsKey(key) || !id.containsKey(key)) {
                    differences.add(Checkout.name(file) + ": " + key + " is in one language only");
                } else if (!placeholders(en.get(key)).equals(placeholders(id.get(key)))) {
                    differences.add(Checkout.name(file) + ": " + key + " has other placeholders");
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void no_bundle_says_a_key_twice() {
        List<String> twice = new ArrayList<>();
        for (Path file : Checkout.files(".properties")) {
            TreeSet<String> seen = new TreeSet<>();
            for (String line : Checkout.read(file).split("\n")) {
                Matcher key = Pattern.compile("^([A-Za-z][\\w.-]*)\\s*=").matcher(line);
                if (key.find() && !seen.add(key.group(1))) {
                    twice.add(Checkout.name(file) + ": " + key.group(1));
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void links_between_documents_lead_somewhere() {
        List<String> broken = new ArrayList<>();
        List<Path> pages = Checkout.files(".md");
        assertThat(pages).hasSizeGreaterThan(10);
        for (Path page : pages) {
            Matcher link = A_LINK.matcher(Checkout.read(page));
            while (link.find()) {
                String target = link.group(1);
                if (!target.contains(":") && !Files.exists(page.getParent().resolve(target))) {
                    broken.add(Checkout.name(page) + " -> " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /** The launcher's own table is the truth; the one in the README must say the same. */
    @Test
    void the_readme_names_every_option_and_command() {
        List<String> readme =
                Checkout.read(Checkout.ROOT.resolve("README.md")).lines().toList();
        List<String> missing = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            String start = "| " + setting.flag().map(flag -> "`" + flag + "` ").orElse("") + "| `" + setting.variable()
                    + "` | " + (setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "` |");
            if (readme.stream().noneMatch(line -> line.startsWith(start))) {
                missing.add(start);
            }
        }
        for (Verb verb : Verb.values()) {
            if (readme.stream().noneMatch(line -> line.startsWith("| `" + verb.words()))) {
                missing.add(verb.words());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(variables(readme)).isEqualTo(variablesOfTheCode());
    }

    private static TreeSet<String> variables(List<String> readme) {
        TreeSet<String> found = new TreeSet<>();
        for (String line : readme) {
            Matcher variable =
                    Pattern.compile("^\\|[^|]*\\| `(KENTONGAN_\\w+)` \\|").matcher(line);
            if (variable.find()) {
                found.add(variable.group(1));
            }
        }
        return found;
    }

    /** What the launcher takes, and what the application looks up by itself. */
    private static TreeSet<String> variablesOfTheCode() {
        TreeSet<String> found = new TreeSet<>();
        for (Setting setting : Setting.values()) {
            found.add(setting.variable());
        }
        Pattern lookUp = Pattern.compile("settings\\.(?:find|number|secret|key)\\(\\s*\"(kentongan\\.[a-z0-9.]+)\"");
        for (Path file : Checkout.files(".java")) {
            Matcher name = lookUp.matcher(Checkout.read(file));
            while (name.find()) {
                found.add(name.group(1).toUpperCase(Locale.ROOT).replace('.', '_'));
            }
        }
        return found;
    }

    @Test
    void decisions_are_numbered_without_a_gap() {
        List<String> numbers = Checkout.files(".md").stream()
                .filter(file -> file.getParent().endsWith("docs/adr"))
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("README.md"))
                .map(name -> name.substring(0, 4))
                .toList();
        assertThat(numbers).isNotEmpty();
        assertThat(numbers)
                .isEqualTo(Stream.iterate(1, n -> n + 1)
                        .limit(numbers.size())
                        .map("%04d"::formatted)
                        .toList());
    }

    private static List<String> linesWith(Pattern pattern, String... endings) {
        List<String> found = new ArrayList<>();
        for (Path file : Checkout.files(endings)) {
            String[] lines = Checkout.read(file).split("\n");
            for (int i = 0; i < lines.length; i++) {
                if (pattern.matcher(lines[i]).find()) {
                    found.add(Checkout.name(file) + ":" + (i + 1) + " " + lines[i].strip());
                }
            }
        }
        return found;
    }

    private static TreeMap<String, String> bundle(Path file) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(Checkout.read(file)));
        } catch (IOException e) {
            throw new IllegalStateException("not a bundle: " + Checkout.name(file), e);
        }
        TreeMap<String, String> texts = new TreeMap<>();
        read.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }

    private static TreeSet<String> placeholders(String text) {
        TreeSet<String> found = new TreeSet<>();
        Matcher each = A_PLACEHOLDER.matcher(text);
        while (each.find()) {
            found.add(each.group().replaceAll("[{}]", "").replaceAll(",.*", ""));
        }
        return found;
    }

    /** A page that says what is proven must not name a proof that is gone, nor leave one of its questions out. */
    @Test
    void the_security_page_names_tests_that_exist_and_answers_all_questions() {
        String page = Checkout.read(Checkout.ROOT.resolve("docs/security/asvs.md"));
        Set<String> tests = Checkout.files("Test.java", "IT.java", "Journey.java", "Conformance.java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        List<String> named = Pattern.compile("`([A-Z]\\w+(?:Test|IT|Journey|Conformance))`")
                .matcher(page)
                .results()
                .map(name -> name.group(1))
                .toList();
        assertThat(named).hasSizeGreaterThan(40).allMatch(tests::contains);
        assertThat(Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\| [^|]+ \\| (yes|partly|not yet) \\| ")
                        .matcher(page)
                        .results()
                        .map(row -> row.group(1))
                        .distinct())
                .hasSize(62);
    }
}
