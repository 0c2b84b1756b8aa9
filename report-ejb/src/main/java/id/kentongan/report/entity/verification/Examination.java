package id.kentongan.report.entity.verification;

import id.kentongan.core.organisation.entity.Placement;
import java.text.Normalizer;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the rules find in a report. It costs what its length costs: the patterns do not go back, and the words of the
 * government's list are looked up one by one.
 */
public final class Examination {

    private static final int FEWEST_WORDS = 3;

    /** Beyond this a position that lies in no border is no slip of a telephone. */
    private static final int FAR_METRES = 500;

    private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)\\S++", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]++");

    /** A number of identity: the codes of a region, a birthday (of women plus 40), a running number. */
    private static final Pattern NIK =
            Pattern.compile("(?<!\\d)[1-9]\\d{5}(?:[04][1-9]|[1256]\\d|[37][01])(?:0[1-9]|1[0-2])\\d{6}(?!\\d)");

    private static final Pattern PHONE =
            Pattern.compile("(?<![\\d.,])(?:\\+?62|0)[ -]?8\\d{1,2}(?:[ -]?\\d{3,4}){2,3}(?!\\d)");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]{1,64}+@[\\w-]{1,63}+\\.[\\w.-]{2,}");
    private static final Pattern KELURAHAN =
            Pattern.compile("\\b(?:kelurahan|kel\\.?|desa)\\s++(\\p{L}[\\p{L} ]{2,40})", Pattern.CASE_INSENSITIVE);

    private Examination() {}

    /** @return what was found and is not switched off, in the order of {@link Flag} */
    public static Set<Flag> of(Submission sent, VerificationRules rules) {
        Set<Flag> found = EnumSet.noneOf(Flag.class);
        String words = Normalizer.normalize(sent.words(), Normalizer.Form.NFKC);
        String all = sent.address() == null ? words : words + "\n" + sent.address();
        text(words, found);
        if (NIK.matcher(all).find()
                || PHONE.matcher(all).find()
                || MAIL.matcher(all).find()) {
            found.add(Flag.PERSONAL_DATA);
        }
        if (!rules.words().isEmpty() && !Collections.disjoint(wordsOf(words), rules.words())) {
            found.add(Flag.BAD_WORDS);
        }
        if (sent.place().rule() == Placement.Rule.NEAREST && sent.place().borderMetres() > FAR_METRES) {
            found.add(Flag.FAR_AWAY);
        }
        if (elsewhere(all, sent)) {
            found.add(Flag.OTHER_PLACE);
        }
        if (sent.repeated()) {
            found.add(Flag.REPEATED);
        }
        if (sent.burst()) {
            found.add(Flag.BURST);
        }
        found.removeIf(flag -> rules.effect(flag) == Effect.OFF);
        return found;
    }

    private static void text(String words, Set<Flag> found) {
        if (words.isBlank()) {
            found.add(Flag.NO_WORDS);
            return;
        }
        String rest = LINK.matcher(words).replaceAll(" ");
        boolean linked = rest.length() != words.length();
        long left = WORD.matcher(rest).results().limit(FEWEST_WORDS).count();
        if (left == 0) {
            found.add(linked ? Flag.ONLY_LINK : Flag.NO_WORDS);
        } else if (left < FEWEST_WORDS) {
            found.add(Flag.FEW_WORDS);
        }
    }

    private static boolean elsewhere(String all, Submission sent) {
        String here = fold(sent.place().name());
        Matcher named = KELURAHAN.matcher(all);
        while (named.find()) {
            String what = fold(named.group(1));
            boolean other = !starts(what, here)
                    && sent.otherPlaces().stream().map(Examination::fold).anyMatch(name -> starts(what, name));
            if (other) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(String text, String name) {
        return text.equals(name) || text.startsWith(name + " ");
    }

    private static Set<String> wordsOf(String text) {
        Set<String> words = new TreeSet<>();
        WORD.matcher(text.toLowerCase(Locale.ROOT)).results().forEach(word -> words.add(word.group()));
        return words;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).strip();
    }

    /** Whether a kelurahan is named at all, so that the names of the others are worth looking up. */
    public static boolean namesPlace(String words) {
        return KELURAHAN.matcher(words).find();
    }
}
