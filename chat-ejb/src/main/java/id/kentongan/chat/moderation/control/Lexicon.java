package id.kentongan.chat.moderation.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The words that undoing a disguise may end at. What decodes to no known word is left as it was written, which is what
 * keeps numbers, units and names whole.
 */
final class Lexicon {

    /** The most words that vowels and masks are guessed for: only those whose confusion costs more than a miss. */
    static final int MOST_SEVERE = 400;

    /** A skeleton of fewer consonants fits too many words. */
    private static final int SHORTEST_SKELETON = 4;

    private static final int SHORTEST_STEM = 4;
    private static final List<String> CLITICS = List.of("nya", "lah", "kah", "pun", "mu", "ku");

    private static final Set<String> UNTOUCHED = read("untouched.txt");

    private final Set<String> offensive;
    private final Set<String> vocabulary;
    private final Map<String, List<String>> skeletons = new HashMap<>();
    private final Map<Character, List<String>> byFirst = new HashMap<>();
    private final int longest;

    /**
     * @param offensive words of the rules
     * @param vocabulary words of the model
     * @param severe words whose vowels may be missing or masked; the alphabetically first {@value #MOST_SEVERE} count
     */
    Lexicon(Set<String> offensive, Set<String> vocabulary, Set<String> severe) {
        this.offensive = Set.copyOf(offensive);
        this.vocabulary = Set.copyOf(vocabulary);
        int longestSoFar = 0;
        for (String word : this.offensive) {
            longestSoFar = Math.max(longestSoFar, word.length());
        }
        this.longest = longestSoFar;
        new TreeSet<>(severe).stream().limit(MOST_SEVERE).forEach(word -> {
            byFirst.computeIfAbsent(word.charAt(0), first -> new ArrayList<>()).add(word);
            skeletons
                    .computeIfAbsent(skeleton(word), bones -> new ArrayList<>())
                    .add(word);
        });
    }

    /** The same words of the rules, with the vocabulary of a model. */
    Lexicon with(Set<String> words) {
        Set<String> severe = byFirst.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        return new Lexicon(offensive, words, severe);
    }

    /** Acronyms, units and names that look like a disguise and are none. */
    boolean untouched(String word) {
        return UNTOUCHED.contains(word);
    }

    boolean offensive(String word) {
        return offensive.contains(word) || !stem(word).equals(word) && offensive.contains(stem(word));
    }

    /** Whether it is a word of the rules, letter by letter. */
    boolean spelt(String word) {
        return offensive.contains(word);
    }

    boolean known(String word) {
        return vocabulary.contains(word) || offensive(word);
    }

    /** The length of the longest word of the rules. */
    int longest() {
        return longest;
    }

    /** A word without the clitic at its end, if enough of it is left. */
    static String stem(String word) {
        for (String clitic : CLITICS) {
            if (word.endsWith(clitic) && word.length() - clitic.length() >= SHORTEST_STEM) {
                return word.substring(0, word.length() - clitic.length());
            }
        }
        return word;
    }

    /** The severe word that a word becomes when vowels are put back, or the word itself. */
    String withVowels(String word) {
        if (word.length() < 3) {
            return word;
        }
        String bones = skeleton(word);
        for (String candidate : skeletons.getOrDefault(bones, List.of())) {
            boolean bare = word.equals(bones);
            boolean bony = bones.length() >= SHORTEST_SKELETON
                    || bones.length() == SHORTEST_SKELETON - 1 && !bare && word.length() == candidate.length() - 1;
            if (bony
                    && word.length() < candidate.length()
                    && (bare || sameFirst(word, candidate))
                    && within(word, candidate)) {
                return candidate;
            }
        }
        return word;
    }

    /** The severe word that fits a word with stars in it, each for one letter or a run of them, or the word itself. */
    String unmasked(String word) {
        long letters = word.chars().filter(Character::isLetter).count();
        if (letters < 2 || !Character.isLetter(word.charAt(0))) {
            return word;
        }
        for (String candidate : byFirst.getOrDefault(word.charAt(0), List.of())) {
            if (word.length() <= candidate.length() && letters * 5 >= candidate.length() * 2 && fits(word, candidate)) {
                return candidate;
            }
        }
        return word;
    }

    private static boolean sameFirst(String word, String candidate) {
        return word.charAt(0) == candidate.charAt(0);
    }

    /** Whether all letters of {@code word} stand in {@code candidate} in this order. */
    private static boolean within(String word, String candidate) {
        int found = 0;
        for (int i = 0; i < candidate.length() && found < word.length(); i++) {
            if (candidate.charAt(i) == word.charAt(found)) {
                found++;
            }
        }
        return found == word.length();
    }

    /** Stars as in file names, except that each stands for one character at least. */
    private static boolean fits(String mask, String word) {
        boolean[] reached = new boolean[word.length() + 1];
        reached[0] = true;
        for (int m = 0; m < mask.length(); m++) {
            boolean[] next = new boolean[word.length() + 1];
            for (int w = 1; w <= word.length(); w++) {
                next[w] = mask.charAt(m) == '*'
                        ? reached[w - 1] || next[w - 1]
                        : reached[w - 1] && mask.charAt(m) == word.charAt(w - 1);
            }
            reached = next;
        }
        return reached[word.length()];
    }

    private static String skeleton(String word) {
        StringBuilder bones = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            if ("aeiou".indexOf(word.charAt(i)) < 0) {
                bones.append(word.charAt(i));
            }
        }
        return bones.toString();
    }

    private static Set<String> read(String name) {
        try (InputStream in = Lexicon.class.getResourceAsStream("/id/kentongan/chat/moderation/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing in the jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> List.of(line.strip().split("\\s+")).stream())
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
