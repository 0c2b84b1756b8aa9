package id.kentongan.report.entity;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tags in the words of a report, such as {@code #banjir}, in the one form in which they are kept and asked for. */
public final class Hashtags {

    /** More of one report are left out: who tags everything tags nothing. */
    public static final int MOST = 10;

    /** Characters without the sign. */
    public static final int LONGEST = 40;

    private static final int SHORTEST = 2;

    /** Beyond it nobody looks for tags; texts of reports are no longer. */
    private static final int LOOKED_THROUGH = 4_000;

    private static final String BODY = "[\\p{L}\\p{M}\\p{Nd}_]";

    /** Not within a word, an address or a character reference; two signs are no tag. */
    private static final Pattern TAG = Pattern.compile("(?<![\\p{L}\\p{M}\\p{Nd}_#&/])#(" + BODY + "+)");

    private static final Pattern FORM = Pattern.compile(BODY + "+");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private Hashtags() {}

    /**
     * @param words as a person typed them
     * @return at most {@value #MOST} different ones, folded, in their order
     */
    public static List<String> in(String words) {
        if (words.indexOf('#') < 0 && words.indexOf('＃') < 0) {
            return List.of();
        }
        String looked = words.length() > LOOKED_THROUGH ? words.substring(0, LOOKED_THROUGH) : words;
        Set<String> found = new LinkedHashSet<>();
        Matcher tags = TAG.matcher(Normalizer.normalize(looked, Normalizer.Form.NFKC));
        while (found.size() < MOST && tags.find()) {
            fold(tags.group(1)).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /**
     * A tag as somebody typed it, with or without its sign.
     *
     * @return empty if no report can have it: shorter than two characters, longer than {@value #LONGEST}, without a letter,
     *     or with something in it that ends a tag
     */
    public static Optional<String> fold(String typed) {
        if (typed.length() > 4 * LONGEST) {
            return Optional.empty();
        }
        String form = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        // small letters of some capitals are made of two
        String tag = Normalizer.normalize(form.startsWith("#") ? form.substring(1) : form, Normalizer.Form.NFKC);
        int length = tag.codePointCount(0, tag.length());
        return length >= SHORTEST
                        && length <= LONGEST
                        && FORM.matcher(tag).matches()
                        && LETTER.matcher(tag).find()
                ? Optional.of(tag)
                : Optional.empty();
    }
}
