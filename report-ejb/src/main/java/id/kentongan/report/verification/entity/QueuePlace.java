package id.kentongan.report.verification.entity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a report stands in the queue: the key after which the next page begins.
 *
 * @param lane 0 for emergencies, 1 for all others
 * @param dueHour the hour in which it is due
 * @param weight by what neighbours say
 */
public record QueuePlace(int lane, OffsetDateTime dueHour, int weight, UUID report) {

    private static final Pattern FORM =
            Pattern.compile("([01])\\.([0-9]{1,11})\\.([0-2])\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** As it travels in addresses. */
    public String text() {
        return lane + "." + dueHour.toEpochSecond() + "." + weight + "." + report;
    }

    /** @return empty for what no list has given */
    public static Optional<QueuePlace> parse(@Nullable String text) {
        Matcher parts = FORM.matcher(text == null ? "" : text);
        return parts.matches()
                ? Optional.of(new QueuePlace(
                        Integer.parseInt(parts.group(1)),
                        Instant.ofEpochSecond(Long.parseLong(parts.group(2))).atOffset(ZoneOffset.UTC),
                        Integer.parseInt(parts.group(3)),
                        UUID.fromString(parts.group(4))))
                : Optional.empty();
    }
}
