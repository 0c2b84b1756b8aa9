package id.kentongan.web.open311;

import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.ReportEventType;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The words of this package in one language: Indonesian unless English is asked for first. */
final class Texts {

    static final Locale INDONESIAN = new Locale("id");
    static final Locale ENGLISH = Locale.ENGLISH;

    private static final int LONGEST_QUOTE = 80;
    private static final int LONGEST_HEADER = 500;
    private static final String BUNDLE = "id.kentongan.web.open311.open311";

    private static final Texts IN_INDONESIAN = new Texts(INDONESIAN);
    private static final Texts IN_ENGLISH = new Texts(ENGLISH);

    private final Locale locale;
    private final ResourceBundle bundle;
    private final ConcurrentMap<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Texts(Locale locale) {
        this.locale = locale;
        // without the fallback to the server's own locale, which would answer Indonesians in English
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Texts in(Locale locale) {
        return locale.equals(ENGLISH) ? IN_ENGLISH : IN_INDONESIAN;
    }

    /**
     * @param acceptLanguage the header, null when there is none; an unreadable one counts as none
     */
    static Texts preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
            return in(INDONESIAN);
        }
        try {
            for (Locale.LanguageRange wish : Locale.LanguageRange.parse(acceptLanguage)) {
                String language = wish.getRange().split("-", 2)[0];
                if (wish.getWeight() > 0 && language.equals("en")) {
                    return in(ENGLISH);
                }
                if (wish.getWeight() > 0 && language.equals("id")) {
                    return in(INDONESIAN);
                }
            }
        } catch (IllegalArgumentException e) {
            // unreadable: the default answers
        }
        return in(INDONESIAN);
    }

    boolean english() {
        return locale.equals(ENGLISH);
    }

    /** The BCP 47 tag of the language. */
    String tag() {
        return locale.toLanguageTag();
    }

    /** What a client sent, fit to be repeated in a sentence: short, and nothing that a terminal would obey. */
    static String quote(String raw) {
        StringBuilder shown = new StringBuilder();
        raw.codePoints()
                .limit(LONGEST_QUOTE)
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? '?' : point)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** The category in this language. */
    String name(Category category) {
        return choose(category.nameId(), category.nameEn());
    }

    String choose(String indonesian, String english) {
        return english() ? english : indonesian;
    }

    /** What happened to a report, in a sentence. */
    String event(ReportEventType type, @Nullable String unitName) {
        return unitName == null ? get("event." + type.name() + ".alone") : get("event." + type.name(), unitName);
    }

    /** Arguments are inserted as they are: numbers and dates are formatted before. */
    String get(String key, Object... arguments) {
        // A format is parsed once, and may be used by one thread at a time: a copy is cheaper than both.
        MessageFormat format = formats.computeIfAbsent(key, k -> new MessageFormat(bundle.getString(k), locale));
        return ((MessageFormat) format.clone()).format(arguments);
    }
}
