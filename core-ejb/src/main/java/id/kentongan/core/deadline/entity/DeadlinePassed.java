package id.kentongan.core.deadline.entity;

import id.kentongan.core.organisation.entity.Tier;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deadline that was claimed because it has passed.
 *
 * @param kind what the case is about, such as {@code REPORT}
 * @param step the number of the moment (see {@link Moment})
 * @param round 0 for the first ladder, more after each reopening
 * @param taken the numbers of the moments of this phase that have passed since the case began its ladder, this one among
 *     them
 * @param unit who has to answer now; null if the case does not say
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
        Set<Integer> taken,
        @Nullable UUID unit,
        @Nullable String correlation) {

    public DeadlinePassed {
        taken = Set.copyOf(taken);
    }

    /** Which one it is. */
    public DeadlineKey key() {
        return new DeadlineKey(tenantId, caseId, phase, step, round);
    }
}
