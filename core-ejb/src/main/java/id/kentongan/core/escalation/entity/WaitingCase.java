package id.kentongan.core.escalation.entity;

import java.util.UUID;

/**
 * A case whose messages wait to have their effect.
 *
 * @param tenantId whose case it is
 */
public record WaitingCase(int tenantId, UUID id) {}
