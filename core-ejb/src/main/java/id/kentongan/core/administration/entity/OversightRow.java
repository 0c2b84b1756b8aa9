package id.kentongan.core.administration.entity;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A government that oversees another one for a time.
 *
 * @param mode {@code SUPERVISION} or {@code COMMAND}
 * @param until null while it has no end
 */
public record OversightRow(
        int overseerId,
        String overseer,
        int overseenId,
        String overseen,
        String mode,
        OffsetDateTime from,
        @Nullable OffsetDateTime until,
        boolean over) {}
