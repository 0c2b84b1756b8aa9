package id.kentongan.launcher.generate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Sentences from a small grammar: a line {@code name = this | that {other}} says what may stand for a name. Read from
 * {@code words.txt}; every word in it was written for this purpose.
 */
final class Words {

    private static final int DEEPEST = 8;

    private final Map<String, List<String>> alternatives = new HashMap<>();

    Words() {
        try (InputStream in = Words.class.getResourceAsStream("words.txt")) {
            if (in == null) {
                throw new IllegalStateException("words.txt is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        int equals = line.indexOf('=');
                        alternatives.put(
                                line.substring(0, equals).strip(),
                                Stream.of(line.substring(equals + 1).split("\\|", -1))
                                        .map(String::strip)
                                        .toList());
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands for the name; {@code other} for the names that the grammar does not know. */
    String say(String name, String other, SplittableRandom random) {
        StringBuilder text = new StringBuilder(120);
        expand(alternatives.containsKey(name) ? name : other, random, text, 0);
        return text.toString().strip();
    }

    private void expand(String name, SplittableRandom random, StringBuilder text, int depth) {
        List<String> choices = alternatives.get(name);
        if (choices == null || depth > DEEPEST) {
            throw new IllegalStateException("words.txt says nothing for {" + name + "}");
        }
        String choice = choices.get(random.nextInt(choices.size()));
        int at = 0;
        while (true) {
            int open = choice.indexOf('{', at);
            if (open < 0) {
                text.append(choice, at, choice.length());
                return;
            }
            int close = choice.indexOf('}', open);
            text.append(choice, at, open);
            expand(choice.substring(open + 1, close), random, text, depth + 1);
            at = close + 1;
        }
    }

    /** Every sentence of a category has a line of its own. */
    boolean knows(String name) {
        return alternatives.containsKey(name);
    }
}
