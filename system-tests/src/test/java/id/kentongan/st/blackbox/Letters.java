package id.kentongan.st.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The letters that a demonstration writes into a folder instead of sending them. */
public final class Letters {

    private static final Pattern CODE = Pattern.compile("(?m)\\b([0-9]{8})\\b");

    private final Path folder;

    private Letters(Path folder) {
        this.folder = folder;
    }

    public static Letters of(Kentongan kentongan) {
        return new Letters(kentongan.home().resolve("mail"));
    }

    /** Those that lie there now. */
    public List<Path> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the letter to this address that was not there before, and answers with the code in it. */
    public String code(String address, Collection<Path> before) {
        String[] code = new String[1];
        Eventually.passes(() -> {
            List<String> texts = all().stream()
                    .filter(letter -> !before.contains(letter))
                    .map(Letters::read)
                    .filter(text -> text.contains("To: " + address))
                    .toList();
            assertThat(texts).hasSize(1);
            Matcher digits = CODE.matcher(texts.get(0).split("\r?\n\r?\n", 2)[1]);
            assertThat(digits.find()).isTrue();
            code[0] = digits.group(1);
        });
        return code[0];
    }

    /** Waits for a letter to somebody who got none before, and answers with its text. */
    public static String awaited(Kentongan kentongan, String address) {
        Letters letters = of(kentongan);
        String[] text = new String[1];
        Eventually.passes(() -> {
            List<String> texts = letters.all().stream()
                    .map(Letters::read)
                    .filter(letter -> letter.contains("To: " + address))
                    .toList();
            assertThat(texts).hasSize(1);
            text[0] = texts.get(0);
        });
        return text[0];
    }

    /** Waits for a letter to somebody whose subject has these words, and answers with its text. */
    public static String awaited(Kentongan kentongan, String address, String subject) {
        Letters letters = of(kentongan);
        String[] text = new String[1];
        Eventually.passes(() -> {
            List<String> texts = letters.all().stream()
                    .map(Letters::read)
                    .filter(letter -> letter.contains("To: " + address) && letter.contains("Subject: " + subject))
                    .toList();
            assertThat(texts).hasSize(1);
            text[0] = texts.get(0);
        });
        return text[0];
    }

    /** A citizen who signs in with a code from a letter. */
    public static Officer signIn(Kentongan kentongan, String address) {
        Letters letters = of(kentongan);
        List<Path> before = letters.all();
        Officer citizen = Officer.stranger(kentongan);
        var asked = citizen.submit(
                citizen.get("/mail-code.xhtml"), "mailCode", Map.of("mailCode:address", address, "mailCode:send", ""));
        citizen.submit(
                asked,
                "mailCode",
                Map.of(
                        "mailCode:address",
                        address,
                        "mailCode:code",
                        letters.code(address, before),
                        "mailCode:submit",
                        ""));
        return citizen;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
