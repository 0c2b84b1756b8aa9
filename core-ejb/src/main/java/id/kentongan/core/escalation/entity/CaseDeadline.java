package id.kentongan.core.escalation.entity;

import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.organisation.entity.Tier;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A deadline of a case, as its page shows it.
 *
 * @param firedAt when it had its consequence; null if it has not
 * @param cancelled whether it was called off before
 * @param source the rule that the term comes from; null for a step that its ladder has not
 */
public record CaseDeadline(
        Phase phase,
        Tier tier,
        StepAction action,
        OffsetDateTime dueAt,
        @Nullable OffsetDateTime firedAt,
        boolean cancelled,
        @Nullable String source) {}
