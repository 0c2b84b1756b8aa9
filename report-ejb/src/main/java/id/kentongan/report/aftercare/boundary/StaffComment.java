package id.kentongan.report.aftercare.boundary;

import id.kentongan.report.aftercare.entity.Voice;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment, for the offices.
 *
 * @param name what a citizen is called in that kelurahan, or the unit's name
 * @param unread whether it came after what the asker's units have read
 * @param hiddenAt when it was hidden from everybody; null if it was not
 * @param hiddenUnit which unit did that
 * @param hiddenReason why
 */
public record StaffComment(
        UUID id,
        Voice voice,
        @Nullable String name,
        String words,
        OffsetDateTime at,
        boolean unread,
        @Nullable OffsetDateTime hiddenAt,
        @Nullable String hiddenUnit,
        @Nullable String hiddenReason) {}
