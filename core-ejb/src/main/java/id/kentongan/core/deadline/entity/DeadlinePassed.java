package id.kentongan.core.deadline.entity;

import id.kentongan.core.organisation.entity.Tier;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fired synchronously inside the transaction that claimed the deadline, under the case's lock. Whoever owns the kind of
 * case says what it means.
 *
 * @param kind what the case is about, such as {@code REPORT}
 * @param round 0 for the first ladder, more after each reopening
 * @param correlation id of the request that began the case, if it is known
 */
public record DeadlinePassed(
        int tenantId,
        UUID caseId,
        String kind,
        Phase phase,
        int step,
        int round,
        Tier tier,
        StepAction action,
        OffsetDateTime dueAt,
        @Nullable String correlation) {}
