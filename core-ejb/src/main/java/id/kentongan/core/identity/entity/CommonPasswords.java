package id.kentongan.core.identity.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Passwords that guessers try first. Read at the first question; about two megabytes. */
final class CommonPasswords {

    private static final List<String> FILES = List.of("zxcvbn-1.9.0.txt", "indonesia.txt");
    private static final int LINES = 20_000;

    private CommonPasswords() {}

    private static final class Lists {
        static final Set<String> WORDS = read();
    }

    /** Whether it is one of them, or becomes one when the digits and marks that are often appended are taken away. */
    static boolean contain(String password) {
        String folded = password.toLowerCase(Locale.ROOT);
        int end = folded.length();
        while (end > 0 && !Character.isLetter(folded.charAt(end - 1))) {
            end--;
        }
        return Lists.WORDS.contains(folded) || end > 0 && Lists.WORDS.contains(folded.substring(0, end));
    }

    static int size() {
        return Lists.WORDS.size();
    }

    private static Set<String> read() {
        Set<String> words = new HashSet<>(2 * LINES);
        for (String file : FILES) {
            try (InputStream in = CommonPasswords.class.getResourceAsStream("/reference/common-passwords/" + file)) {
                if (in == null) {
                    throw new IllegalStateException("the list of common passwords is missing: " + file);
                }
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .lines()
                        .forEach(words::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return words;
    }
}
