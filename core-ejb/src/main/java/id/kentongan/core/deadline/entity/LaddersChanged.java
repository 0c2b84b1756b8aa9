package id.kentongan.core.deadline.entity;

/** A government has put another ladder in force, or the days off have changed. Fired inside the transaction. */
public record LaddersChanged(int tenantId) {}
