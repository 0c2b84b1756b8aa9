package id.kentongan.launcher.boot;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of one bundle in the reader's language: Indonesian in {@code <base>.properties}, English in
 * {@code <base>_en.properties}. A refusal is a pair of keys, {@code x} and {@code x.cure}.
 */
public final class Messages {
    private static final ResourceBundle.Control BASE_IS_INDONESIAN =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale locale;

    private Messages(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The bundle {@code messages} in the package of {@code owner}. */
    public static Messages beside(Class<?> owner, Locale locale) {
        String base = owner.getPackageName() + ".messages";
        return new Messages(ResourceBundle.getBundle(base, locale, owner.getClassLoader(), BASE_IS_INDONESIAN), locale);
    }

    /** {@code KENTONGAN_LANG} first, then the terminal's language; anything that is not English is Indonesian. */
    public static Locale localeOf(@Nullable String chosen, Map<String, String> environment) {
        for (String value : new @Nullable String[] {
            chosen,
            environment.get("KENTONGAN_LANG"),
            environment.get("LC_ALL"),
            environment.get("LC_MESSAGES"),
            environment.get("LANG")
        }) {
            if (value != null && !value.isBlank()) {
                return value.toLowerCase(Locale.ROOT).startsWith("en") ? Locale.ENGLISH : new Locale("id", "ID");
            }
        }
        return new Locale("id", "ID");
    }

    public Locale locale() {
        return locale;
    }

    /** Numbers are written plainly: a port is 8080, not 8.080. */
    public String text(String key, Object... arguments) {
        Object[] plain = Arrays.stream(arguments)
                .map(a -> a instanceof Number ? a.toString() : a)
                .toArray();
        return new MessageFormat(bundle.getString(key), locale).format(plain);
    }

    public Refusal refusal(String key, Object... arguments) {
        return new Refusal(text(key, arguments), text(key + ".cure", arguments));
    }

    public Refusal refusal(Throwable cause, String key, Object... arguments) {
        return new Refusal(text(key, arguments), text(key + ".cure", arguments), cause);
    }
}
