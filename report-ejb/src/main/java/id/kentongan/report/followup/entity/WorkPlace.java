package id.kentongan.report.followup.entity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a report stands in the work of somebody: the key after which the next page begins.
 *
 * @param due as the database keeps it, to the microsecond
 */
public record WorkPlace(OffsetDateTime due, UUID report) {

    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,18})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1_000;

    /** As it travels in addresses. */
    public String text() {
        return Math.addExact(due.toEpochSecond() * MICROS, due.getNano() / NANOS) + "." + report;
    }

    /** @return empty for what no list has given */
    public static Optional<WorkPlace> parse(@Nullable String text) {
        Matcher parts = FORM.matcher(text == null ? "" : text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long micros = Long.parseLong(parts.group(1));
        Instant due = Instant.ofEpochSecond(micros / MICROS, micros % MICROS * NANOS);
        return Optional.of(new WorkPlace(due.atOffset(ZoneOffset.UTC), UUID.fromString(parts.group(2))));
    }
}
