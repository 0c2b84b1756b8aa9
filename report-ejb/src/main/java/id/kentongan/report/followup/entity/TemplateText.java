package id.kentongan.report.followup.entity;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places for what differs from report to report. */
public final class TemplateText {

    public static final int LONGEST = 1_500;
    public static final int LONGEST_NAME = 80;

    /** What can stand in braces. */
    public static final Set<String> PLACES = Set.of("ticket", "category", "unit", "deadline");

    private static final Pattern PLACE = Pattern.compile("\\{([^{}\n]{0,40})}");

    private TemplateText() {}

    /** @return what stands in braces and means nothing */
    public static Set<String> unknown(String text) {
        Set<String> unknown = new TreeSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            if (!PLACES.contains(place.group(1))) {
                unknown.add(place.group(1));
            }
        }
        return unknown;
    }

    /** @param values by the names of places; for one without a value a dash stands */
    public static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        PLACES.contains(place.group(1)) ? values.getOrDefault(place.group(1), "-") : place.group()));
    }
}
