package id.kentongan.web.language;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language that a program asks for; people's choice is in {@link Language}. */
public final class Wish {

    private static final int LONGEST_HEADER = 500;

    private Wish() {}

    /**
     * @param acceptLanguage the header, null when there is none; an unreadable one counts as none
     * @return English where it is asked for before Indonesian, else Indonesian
     */
    public static Locale of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
            return Language.INDONESIAN;
        }
        try {
            for (Locale.LanguageRange wish : Locale.LanguageRange.parse(acceptLanguage)) {
                String language = wish.getRange().split("-", 2)[0];
                if (wish.getWeight() > 0 && language.equals("en")) {
                    return Language.ENGLISH;
                }
                if (wish.getWeight() > 0 && language.equals("id")) {
                    return Language.INDONESIAN;
                }
            }
        } catch (IllegalArgumentException e) {
            // unreadable: the default answers
        }
        return Language.INDONESIAN;
    }
}
