package id.kentongan.core.access.entity;

import id.kentongan.core.organisation.entity.AreaCode;

/**
 * Where somebody may do something to whatever happens there.
 *
 * @param area it and all within it
 */
public record Ground(int tenantId, AreaCode area) {}
