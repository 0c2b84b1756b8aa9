package id.kentongan.core.organisation.entity;

import java.util.UUID;

/** An office that officers belong to and alerts are raised for. */
public record Unit(UUID id, int tenantId, Tier tier, AreaCode area, String name) {}
