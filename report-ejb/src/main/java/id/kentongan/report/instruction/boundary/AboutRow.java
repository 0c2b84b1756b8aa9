package id.kentongan.report.instruction.boundary;

import id.kentongan.report.instruction.entity.InstructionMode;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An instruction about a report.
 *
 * @param issuer name of the unit that instructs
 */
public record AboutRow(
        int tenantId,
        String number,
        String subject,
        InstructionMode mode,
        String issuer,
        OffsetDateTime issuedAt,
        OffsetDateTime finishBy,
        @Nullable OffsetDateTime withdrawnAt,
        @Nullable OffsetDateTime fulfilledAt) {}
