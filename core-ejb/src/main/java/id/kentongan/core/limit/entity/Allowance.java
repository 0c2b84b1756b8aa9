package id.kentongan.core.limit.entity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token bucket's measure.
 *
 * @param perSecond how many requests come back each second
 * @param burst how many may come at once after a pause
 */
public record Allowance(double perSecond, int burst) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,7}(?:\\.[0-9]{1,4})?)/([0-9]{1,8})");

    public Allowance {
        if (!(perSecond > 0) || burst < 1) {
            throw new IllegalArgumentException("no requests at all: " + perSecond + "/" + burst);
        }
    }

    /**
     * @param setting its name, for the sentence
     * @param text requests per second and burst, such as {@code 30/300} or {@code 0.5/30}
     * @throws IllegalStateException if it has not this form
     */
    public static Allowance parse(String setting, String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            double perSecond = Double.parseDouble(form.group(1));
            int burst = Integer.parseInt(form.group(2));
            if (perSecond > 0 && burst > 0) {
                return new Allowance(perSecond, burst);
            }
        }
        throw new IllegalStateException(
                setting + " must be requests per second and burst, such as 30/300, not '" + text + "'");
    }
}
