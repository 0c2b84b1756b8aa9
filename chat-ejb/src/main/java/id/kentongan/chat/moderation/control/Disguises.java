package id.kentongan.chat.moderation.control;

import id.kentongan.chat.moderation.entity.Disguise;
import id.kentongan.chat.moderation.entity.Hit;
import id.kentongan.chat.moderation.entity.RuleKind;
import java.util.List;
import java.util.Optional;

/**
 * Hides the words of the rules in a text, each in the same way, as people do who know that a machine reads along. The
 * same text makes the same disguise. For judging, never for learning.
 */
public final class Disguises {

    private Disguises() {}

    /**
     * The text with every hit of a moderation rule in disguise; nothing if there is none that can be disguised.
     *
     * @param hits of the rules in this text
     */
    public static Optional<String> disguised(String text, List<Hit> hits, Disguise disguise) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        boolean changed = false;
        for (Hit hit : hits) {
            String word = text.substring(hit.start(), hit.end());
            boolean wordy = hit.kind() == RuleKind.MODERATION
                    && hit.start() >= done
                    && word.length() >= 4
                    && word.chars().allMatch(Character::isLetter);
            if (!wordy) {
                continue;
            }
            String hidden = word(word, disguise);
            if (!hidden.equals(word)) {
                out.append(text, done, hit.start()).append(hidden);
                done = hit.end();
                changed = true;
            }
        }
        return changed ? Optional.of(out.append(text, done, text.length()).toString()) : Optional.empty();
    }

    /** One word in disguise. */
    static String word(String word, Disguise disguise) {
        return switch (disguise) {
            case NONE -> word;
            case LEET -> leet(word);
            case SPACED -> String.join(" ", word.split(""));
            case DOTTED -> String.join(".", word.split(""));
            case REPEATED -> repeated(word);
            case VOWELS_DROPPED -> word.charAt(0) + word.substring(1).replaceAll("[aeiouAEIOU]", "");
            case MASKED -> masked(word);
        };
    }

    private static String leet(String word) {
        StringBuilder out = new StringBuilder();
        for (char c : word.toCharArray()) {
            int which = "aeiosAEIOS".indexOf(c);
            out.append(which < 0 ? c : "4310543105".charAt(which));
        }
        return out.toString();
    }

    private static String repeated(String word) {
        StringBuilder out = new StringBuilder();
        for (char c : word.toCharArray()) {
            out.append(String.valueOf(c).repeat(vowel(c) ? 3 : 1));
        }
        return out.toString();
    }

    private static String masked(String word) {
        for (int i = 1; i < word.length(); i++) {
            if (vowel(word.charAt(i))) {
                return word.substring(0, i) + "*" + word.substring(i + 1);
            }
        }
        return word;
    }

    private static boolean vowel(char c) {
        return "aeiouAEIOU".indexOf(c) >= 0;
    }
}
