package id.kentongan.chat.alarm.entity;

import id.kentongan.core.database.entity.PublicNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What people call an alarm from a room, such as {@code OBR-JKT-2611-7K3M9-QXA2B} (obrolan, chat). */
public record AlarmNumber(String value) {

    private static final String BEGINNING = "OBR-";
    private static final Pattern FORM = Pattern.compile(BEGINNING + PublicNumber.FORM);

    public AlarmNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no number of an alarm: " + value);
        }
    }

    /** @param id whose lowest bits are random */
    public static AlarmNumber of(String tenantCode, UUID id) {
        return new AlarmNumber(BEGINNING + PublicNumber.of(tenantCode, id));
    }

    /** @return what a person typed, if it can be one; letters may be small */
    public static Optional<AlarmNumber> parse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return FORM.matcher(upper).matches() ? Optional.of(new AlarmNumber(upper)) : Optional.empty();
    }
}
