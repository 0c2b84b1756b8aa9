package id.kentongan.core.notification.entity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many single messages one person gets by one way at the most; what is beyond comes in the next digest. Digests are
 * not counted: there is at most one in five minutes.
 *
 * @param hour in any sixty minutes
 * @param day in any twenty-four hours
 */
public record Cap(int hour, int day) {

    private static final int URGENT = 3;
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,4})/([0-9]{1,5})");

    /**
     * As settings say it.
     *
     * @param text such as {@code 20/100}: an hour, a day
     * @throws IllegalStateException if it is anything else; the text names the setting
     */
    public static Cap of(String name, String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw new IllegalStateException(name + " must be such as 20/100 (an hour, a day), not '" + text + "'");
        }
        return new Cap(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)));
    }

    /** What holds for emergencies: three times as many, for a flood must not bury who is to answer it either. */
    public Cap urgent() {
        return new Cap(hour * URGENT, day * URGENT);
    }

    /** Whether there is room for one more. */
    public boolean admits(int inHour, int inDay) {
        return inHour < hour && inDay < day;
    }
}
