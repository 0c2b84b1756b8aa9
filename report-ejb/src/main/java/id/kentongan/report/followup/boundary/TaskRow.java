package id.kentongan.report.followup.boundary;

import id.kentongan.report.followup.entity.TaskState;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of a report's work that another unit does.
 *
 * @param unitName who does it
 * @param askingUnitName who asked for it
 * @param answer what the unit said last
 * @param mine whether the actor can answer for the unit
 * @param withdrawable whether the actor can withdraw it
 */
public record TaskRow(
        UUID id,
        String unitName,
        String askingUnitName,
        String words,
        OffsetDateTime askedAt,
        @Nullable OffsetDateTime dueAt,
        TaskState state,
        @Nullable OffsetDateTime answeredAt,
        @Nullable String answer,
        boolean mine,
        boolean withdrawable) {}
