package id.kentongan.report.followup.boundary;

import id.kentongan.report.followup.entity.ProposalState;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A government asks another one to take a report over.
 *
 * @param tenantId where the report was filed
 * @param fromUnit who asks
 * @param toUnit who is asked
 * @param words why
 * @param dueAt by when an answer is expected; null if the other government knows no terms
 * @param answer what was answered
 * @param mine whether the actor can answer for who is asked
 * @param withdrawable whether the actor can withdraw it
 */
public record ProposalRow(
        UUID id,
        int tenantId,
        String ticket,
        String fromUnit,
        String toUnit,
        String words,
        OffsetDateTime proposedAt,
        @Nullable OffsetDateTime dueAt,
        ProposalState state,
        @Nullable OffsetDateTime answeredAt,
        @Nullable String answer,
        boolean mine,
        boolean withdrawable) {}
