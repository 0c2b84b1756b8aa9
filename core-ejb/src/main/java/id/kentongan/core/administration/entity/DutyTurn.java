package id.kentongan.core.administration.entity;

import java.time.OffsetDateTime;
import java.util.UUID;

/** One turn of the rota: who of a unit is told first at that time. */
public record DutyTurn(UUID id, UUID personId, String displayName, OffsetDateTime starts, OffsetDateTime ends) {}
