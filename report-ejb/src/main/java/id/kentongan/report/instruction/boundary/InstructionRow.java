package id.kentongan.report.instruction.boundary;

import id.kentongan.report.instruction.entity.InstructionMode;
import id.kentongan.report.instruction.entity.Urgency;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a list of instructions.
 *
 * @param tenantId the government that is instructed
 * @param issuer the unit that instructs
 * @param units how many units it has reached, without those that it was taken back from
 * @param unread how many of them have not said that they have read it
 * @param fulfilled how many have fulfilled it
 * @param late how many are late
 */
public record InstructionRow(
        UUID id,
        int tenantId,
        String number,
        String subject,
        InstructionMode mode,
        Urgency urgency,
        String issuer,
        OffsetDateTime issuedAt,
        OffsetDateTime finishBy,
        int units,
        int unread,
        int fulfilled,
        int late,
        @Nullable OffsetDateTime withdrawnAt,
        @Nullable OffsetDateTime fulfilledAt) {}
