package id.kentongan.core.deadline.entity;

/** How urgent a case is. */
public enum Priority {
    LOW,
    NORMAL,
    /** Many people support it, or an officer says that it is worse than it was taken for. */
    HIGH,
    /** Life or property is in danger: it goes up at once. */
    EMERGENCY
}
