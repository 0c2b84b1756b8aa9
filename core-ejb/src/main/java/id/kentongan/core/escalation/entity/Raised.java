package id.kentongan.core.escalation.entity;

import id.kentongan.core.deadline.entity.DeadlinePassed;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.entity.Unit;

/**
 * Who was told that a deadline has passed.
 *
 * @param kind as what
 */
public record Raised(DeadlinePassed passed, Unit unit, AlertKind kind) {}
