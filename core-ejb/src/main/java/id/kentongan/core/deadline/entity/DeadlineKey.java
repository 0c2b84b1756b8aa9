package id.kentongan.core.deadline.entity;

import java.util.UUID;

/**
 * Which deadline of which case.
 *
 * @param step the number of the moment (see {@link Moment})
 */
public record DeadlineKey(int tenantId, UUID caseId, Phase phase, int step, int round) {}
