package id.kentongan.chat.moderation.control;

import java.util.List;

/**
 * Undoes what hides a single word: digits and signs for letters (L), repeats (R), missing vowels and stars (V). What
 * leads to no known word is left alone.
 */
final class Undisguise {

    /** Signs with two readings in one word; each doubles the guesses. */
    private static final int MOST_DOUBTS = 3;

    private static final String SIGNS = "@$!|";

    private final Lexicon lexicon;
    private final boolean guessing;

    /** @param guessing whether vowels and masks are guessed (V) as well */
    Undisguise(Lexicon lexicon, boolean guessing) {
        this.lexicon = lexicon;
        this.guessing = guessing;
    }

    /** Whether a sign inside of a word may stand for one of its letters. */
    static boolean disguising(char c) {
        return c == '*' || SIGNS.indexOf(c) >= 0;
    }

    /**
     * The word behind one, or the word itself.
     *
     * @param word in plain small letters; may hold digits, stars and the signs that stand for letters
     */
    String word(String word) {
        int letters = 0;
        int others = 0;
        boolean starred = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
            } else {
                others++;
                starred |= c == '*';
            }
        }
        if (letters < 2 || lexicon.untouched(word)) {
            return word;
        }
        if (others == 0) {
            return lexicon.known(word) ? bared(word) : letters(word);
        }
        if (starred) {
            return guessing ? lexicon.unmasked(folded(word)) : word;
        }
        String base = word.substring(0, word.length() - 1);
        if (others == 1 && letters > 2 && word.endsWith("2") && !lexicon.untouched(base)) {
            return word(base);
        }
        return decoded(word);
    }

    /** Every sign as the letter that it stands for most often; one character for each. */
    static String firstReading(String word) {
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            List<Character> readings = readings(word.charAt(i));
            out.append(readings.isEmpty() ? word.charAt(i) : readings.get(0).charValue());
        }
        return out.toString();
    }

    /** A model may know a word without vowels, a rule does not: such a word is guessed all the same. */
    private String bared(String word) {
        return guessing && !lexicon.offensive(word) && word.chars().noneMatch(c -> "aeiou".indexOf(c) >= 0)
                ? lexicon.withVowels(word)
                : word;
    }

    private String letters(String word) {
        String folded = folded(word);
        if (folded.equals(word)) {
            String single = squeezed(word, 2, 1);
            folded = lexicon.offensive(single) ? single : word;
        }
        if (!guessing || lexicon.known(folded) || lexicon.untouched(folded)) {
            return folded;
        }
        return lexicon.withVowels(folded);
    }

    /** Three or more of a letter become one, or two where that makes a known word. */
    private String folded(String word) {
        String one = squeezed(word, 3, 1);
        if (one.equals(word) || lexicon.known(one)) {
            return one;
        }
        String all = squeezed(word, 2, 1);
        if (lexicon.known(all)) {
            return all;
        }
        String two = squeezed(word, 3, 2);
        return lexicon.known(two) ? two : one;
    }

    /** Runs of at least {@code from} equal letters become {@code to}; digits are never touched. */
    private static String squeezed(String word, int from, int to) {
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); ) {
            char c = word.charAt(i);
            int end = i;
            while (end < word.length() && word.charAt(end) == c) {
                end++;
            }
            int run = end - i;
            int kept = run >= from && (Character.isLetter(c) || c == '*') ? to : run;
            out.append(String.valueOf(c).repeat(kept));
            i = end;
        }
        return out.toString();
    }

    private String decoded(String word) {
        boolean edge = !Character.isLetter(word.charAt(0)) || !Character.isLetter(word.charAt(word.length() - 1));
        int doubts =
                (int) word.chars().filter(c -> readings((char) c).size() > 1).count();
        if (word.chars().anyMatch(c -> readings((char) c).isEmpty())) {
            return word;
        }
        int guesses = 1 << Math.min(doubts, MOST_DOUBTS);
        for (int guess = 0; guess < guesses; guess++) {
            String candidate = read(word, guess);
            // A digit at the edge is a count or a number far more often than a letter.
            for (String form : List.of(candidate, folded(candidate), squeezed(candidate, 2, 1))) {
                if (edge ? lexicon.offensive(form) : lexicon.known(form)) {
                    return form;
                }
            }
        }
        return word;
    }

    private static String read(String word, int guess) {
        StringBuilder out = new StringBuilder(word.length());
        int left = guess;
        for (int i = 0; i < word.length(); i++) {
            List<Character> readings = readings(word.charAt(i));
            if (readings.size() > 1) {
                out.append(readings.get(left & 1).charValue());
                left >>= 1;
            } else {
                out.append(readings.get(0).charValue());
            }
        }
        return out.toString();
    }

    private static List<Character> readings(char c) {
        return switch (c) {
            case '0' -> List.of('o');
            case '1', '!', '|' -> List.of('i', 'l');
            case '3' -> List.of('e');
            case '4', '@' -> List.of('a');
            case '5', '$' -> List.of('s');
            case '6' -> List.of('g', 'b');
            case '7' -> List.of('t', 'j');
            case '8' -> List.of('b');
            case '9' -> List.of('g');
            default -> Character.isLetter(c) ? List.of(c) : List.of();
        };
    }
}
