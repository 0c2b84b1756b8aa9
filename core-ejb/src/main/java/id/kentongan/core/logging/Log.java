package id.kentongan.core.logging;

import java.lang.System.Logger;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The logger of a class, as {@link System.Logger}. Each line ends with what it belongs to ({@code [correlation=…
 * tenant=1]}), so that the id is there on every server, whatever its log looks like; control characters in values become
 * visible ones.
 */
public final class Log implements Logger {

    private static final int LONGEST_VALUE = 2_000;

    private final Logger target;

    private Log(Logger target) {
        this.target = target;
    }

    /** @param owner whose name the logger has */
    public static Logger of(Class<?> owner) {
        return new Log(System.getLogger(owner.getName()));
    }

    @Override
    public String getName() {
        return target.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        return target.isLoggable(level);
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
        if (isLoggable(level)) {
            target.log(level, bundle, clean(message) + " [" + Correlation.mark() + "]", thrown);
        }
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object... values) {
        if (!isLoggable(level)) {
            return;
        }
        int count = values == null ? 0 : values.length;
        @Nullable Object[] cleaned = new Object[count + 1];
        for (int i = 0; i < count; i++) {
            // Numbers as they are written in code: the format would put separators of thousands into ids.
            cleaned[i] = clean(String.valueOf(values[i]));
        }
        cleaned[count] = Correlation.mark();
        String pattern = count == 0 ? format.replace("'", "''").replace("{", "'{'") : format;
        target.log(level, bundle, pattern + " [{" + count + "}]", cleaned);
    }

    static String clean(String value) {
        String bounded = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
        StringBuilder clean = new StringBuilder(bounded.length());
        for (int i = 0; i < bounded.length(); i++) {
            char c = bounded.charAt(i);
            boolean steers = Character.isISOControl(c)
                    || c == '\u2028'
                    || c == '\u2029'
                    || Character.getType(c) == Character.FORMAT;
            clean.append(steers ? '\uFFFD' : c);
        }
        return clean.toString();
    }
}
