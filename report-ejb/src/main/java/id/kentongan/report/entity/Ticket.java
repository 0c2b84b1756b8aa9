package id.kentongan.report.entity;

import id.kentongan.core.database.entity.PublicNumber;
import id.kentongan.core.database.entity.UuidV7;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A report's public number, such as {@code JKT-2611-7K3M9-QXA2B}: the tenant's code, year and month (UTC), and 50 random
 * bits. It is no secret and says nothing about how many reports there are. Its month leads to the one partition that
 * can hold it.
 */
public record Ticket(String value) {

    private static final Pattern FORM = Pattern.compile(PublicNumber.FORM);
    private static final int CENTURY = 2000;

    public Ticket {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a ticket: " + value);
        }
    }

    /** The ticket of a report: the lowest bits of its id are random and become the ticket's. */
    public static Ticket of(String tenantCode, UUID id) {
        return new Ticket(PublicNumber.of(tenantCode, id));
    }

    /** @return what a person typed, if it can be a ticket; letters may be small */
    public static Optional<Ticket> parse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return FORM.matcher(upper).matches() ? Optional.of(new Ticket(upper)) : Optional.empty();
    }

    /** @return no report of the ticket's month has a smaller id */
    public UUID firstId() {
        return floor(month());
    }

    /** @return every report of the ticket's month has a smaller id */
    public UUID endId() {
        return floor(month().plusMonths(1));
    }

    private YearMonth month() {
        Matcher form = FORM.matcher(value);
        form.matches();
        return YearMonth.of(CENTURY + Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    private static UUID floor(YearMonth month) {
        return UuidV7.floor(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Override
    public String toString() {
        return value;
    }
}
