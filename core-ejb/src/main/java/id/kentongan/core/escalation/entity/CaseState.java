package id.kentongan.core.escalation.entity;

/** Whether somebody has answered. */
public enum CaseState {
    OPEN,
    ACCEPTED,
    CLOSED
}
