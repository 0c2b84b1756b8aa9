package id.kentongan.web.open311;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Numbers as clients write them: plain decimals. No NaN, no Infinity, no hexadecimal, no exponent, no comma. */
final class Numbers {

    private static final Pattern DEGREES = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{1,20})?");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    private Numbers() {}

    /** @return empty if it is no decimal with at most three digits before the point */
    static OptionalDouble degrees(String text) {
        String stripped = text.strip();
        return DEGREES.matcher(stripped).matches()
                ? OptionalDouble.of(Double.parseDouble(stripped))
                : OptionalDouble.empty();
    }

    /** @return empty if it is no whole number from 0 to 999,999,999 */
    static OptionalInt count(String text) {
        String stripped = text.strip();
        return COUNT.matcher(stripped).matches() ? OptionalInt.of(Integer.parseInt(stripped)) : OptionalInt.empty();
    }
}
