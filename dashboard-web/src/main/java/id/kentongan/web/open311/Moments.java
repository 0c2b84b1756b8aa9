package id.kentongan.web.open311;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Points in time as GeoReport writes them: W3C's date and time with {@code Z} or an offset, whole seconds. Several
 * clients refuse fractions. Written by hand, because a list of a thousand reports has three thousand of them.
 */
final class Moments {

    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d([.]\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern LOST_PLUS = Pattern.compile("(.*[0-9]) (\\d\\d:\\d\\d)");

    private Moments() {}

    /** @return on the clocks of the zone; nothing for null */
    static String print(@Nullable OffsetDateTime moment, ZoneId zone) {
        if (moment == null) {
            return "";
        }
        ZonedDateTime local = moment.atZoneSameInstant(zone);
        StringBuilder text = new StringBuilder(25);
        digits(text, local.getYear(), 1_000);
        digits(text.append('-'), local.getMonthValue(), 10);
        digits(text.append('-'), local.getDayOfMonth(), 10);
        digits(text.append('T'), local.getHour(), 10);
        digits(text.append(':'), local.getMinute(), 10);
        digits(text.append(':'), local.getSecond(), 10);
        ZoneOffset offset = local.getOffset();
        return text.append(offset.getId()).toString();
    }

    private static void digits(StringBuilder text, int value, int highest) {
        for (int place = highest; place > 0; place /= 10) {
            text.append((char) ('0' + value / place % 10));
        }
    }

    /**
     * @param text as it came; a plus that was not encoded in an address has become a blank and counts as a plus
     * @return empty if it is no such time, or has no offset
     */
    static Optional<OffsetDateTime> parse(String text) {
        String repaired = LOST_PLUS.matcher(text.strip()).replaceFirst("$1+$2");
        if (!FORM.matcher(repaired).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(repaired));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
