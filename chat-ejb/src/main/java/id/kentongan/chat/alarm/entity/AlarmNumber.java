package id.kentongan.chat.alarm.entity;

import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.text.entity.Crockford;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What people call an alarm from a room, such as {@code OBR-JKT-2611-7K3M9-QXA2B} (obrolan, chat). */
public record AlarmNumber(String value) {

    private static final Pattern FORM =
            Pattern.compile("OBR-[A-Z]{3}-\\d{2}(0[1-9]|1[0-2])-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");

    public AlarmNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no number of an alarm: " + value);
        }
    }

    /** @param id whose lowest bits are random */
    public static AlarmNumber of(String tenantCode, UUID id) {
        YearMonth month = YearMonth.from(UuidV7.timeOf(id).atOffset(ZoneOffset.UTC));
        String digits = Crockford.encode(id.getLeastSignificantBits(), 10);
        return new AlarmNumber("OBR-%s-%02d%02d-%s-%s"
                .formatted(
                        tenantCode,
                        month.getYear() % 100,
                        month.getMonthValue(),
                        digits.substring(0, 5),
                        digits.substring(5)));
    }

    /** @return what a person typed, if it can be one; letters may be small */
    public static Optional<AlarmNumber> parse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return FORM.matcher(upper).matches() ? Optional.of(new AlarmNumber(upper)) : Optional.empty();
    }
}
