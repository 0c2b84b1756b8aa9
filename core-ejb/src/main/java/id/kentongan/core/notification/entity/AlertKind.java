package id.kentongan.core.notification.entity;

import id.kentongan.core.deadline.entity.StepAction;

/** Why a unit is told of a case. */
public enum AlertKind {
    /** It is the first to answer. */
    NEW,
    REMINDER,
    WARNING,
    ESCALATION,
    INSTRUCTION;

    public static AlertKind of(StepAction action) {
        return valueOf(action.name());
    }
}
