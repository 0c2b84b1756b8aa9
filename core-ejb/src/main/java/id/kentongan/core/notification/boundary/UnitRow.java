package id.kentongan.core.notification.boundary;

import id.kentongan.core.organisation.entity.Tier;
import java.util.UUID;

/** A unit that the actor works for. */
public record UnitRow(UUID id, String name, Tier tier) {}
