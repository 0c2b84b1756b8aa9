package id.kentongan.web.filing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A position as people paste it: two numbers, or the address of a map that has them in it. */
public record Spot(double lat, double lon) {

    private static final Pattern TWO_NUMBERS =
            Pattern.compile("(-?\\d{1,2}\\.\\d{2,15})(?:\\s*[,;]\\s*|\\s+|%2C)(-?\\d{2,3}\\.\\d{2,15})");
    private static final int LONGEST = 500;

    /** @return empty for what has no position in it */
    public static Optional<Spot> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher numbers = TWO_NUMBERS.matcher(text);
        if (!numbers.find()) {
            return Optional.empty();
        }
        Spot spot = new Spot(Double.parseDouble(numbers.group(1)), Double.parseDouble(numbers.group(2)));
        return Math.abs(spot.lat()) <= 90 && Math.abs(spot.lon()) <= 180 ? Optional.of(spot) : Optional.empty();
    }
}
