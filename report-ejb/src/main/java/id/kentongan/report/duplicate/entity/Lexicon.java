package id.kentongan.report.duplicate.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Words of reports: how they are written on a telephone, which say nothing, which mean the same. {@code lexicon.properties}
 * has a line for each; its left side is what is written in the end.
 */
final class Lexicon {

    /** The shortest stem that stemming leaves. */
    private static final int STEM = 4;

    private static final String[] PREFIXES = {
        "meng", "meny", "mem", "men", "peng", "peny", "pem", "pen", "ber", "ter", "per", "me", "di", "ke", "se"
    };
    private static final String[] PARTICLES = {"nya", "lah", "kah", "pun"};
    private static final String[] SUFFIXES = {"kan", "an", "i"};

    static final Lexicon SHIPPED = read();

    private final Map<String, String> spellings;
    private final Set<String> empty;
    private final Map<String, String> concepts;

    private Lexicon(Map<String, String> spellings, Set<String> empty, Map<String, String> concepts) {
        this.spellings = spellings;
        this.empty = empty;
        this.concepts = concepts;
    }

    String writtenOut(String word) {
        return spellings.getOrDefault(word, word);
    }

    boolean saysNothing(String word) {
        return word.length() < 2 && !Character.isDigit(word.charAt(0)) || empty.contains(word);
    }

    /** @return the word's stem, or what stands for all words that mean the same */
    String concept(String word) {
        String known = concepts.get(word);
        if (known != null) {
            return known;
        }
        String stem = stem(word);
        return concepts.getOrDefault(stem, stem);
    }

    /** Takes away what is put before and behind; wrongly at times, but of both sentences. */
    static String stem(String word) {
        String stem = word;
        for (String particle : PARTICLES) {
            if (stem.endsWith(particle) && stem.length() - particle.length() >= STEM) {
                stem = stem.substring(0, stem.length() - particle.length());
                break;
            }
        }
        for (String prefix : PREFIXES) {
            if (stem.startsWith(prefix) && stem.length() - prefix.length() >= STEM) {
                stem = stem.substring(prefix.length());
                break;
            }
        }
        for (String suffix : SUFFIXES) {
            if (stem.endsWith(suffix) && stem.length() - suffix.length() >= STEM) {
                return stem.substring(0, stem.length() - suffix.length());
            }
        }
        return stem;
    }

    private static Lexicon read() {
        Properties lines = new Properties();
        try (InputStream file = Lexicon.class.getResourceAsStream("lexicon.properties")) {
            if (file == null) {
                throw new IllegalStateException("lexicon.properties was not packaged");
            }
            lines.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> spellings = new HashMap<>();
        Set<String> empty = new HashSet<>();
        Map<String, String> concepts = new HashMap<>();
        lines.forEach((key, value) -> {
            String[] name = key.toString().split("\\.", 2);
            for (String word : value.toString().strip().split("\\s+")) {
                switch (name[0]) {
                    case "spelling" -> spellings.put(word, name[1]);
                    case "empty" -> empty.add(word);
                    case "concept" -> {
                        concepts.put(word, name[1]);
                        concepts.put(stem(word), name[1]);
                    }
                    default -> throw new IllegalStateException("lexicon.properties: " + key);
                }
            }
        });
        return new Lexicon(spellings, empty, concepts);
    }
}
