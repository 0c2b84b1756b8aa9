package id.kentongan.core.notification.entity;

import id.kentongan.core.deadline.entity.StepAction;

/** Why a unit is told of a case. */
public enum AlertKind {
    /** It is the first to answer. */
    NEW,
    REMINDER,
    WARNING,
    ESCALATION,
    INSTRUCTION,
    /** Another unit has handed it over. */
    HANDED_OVER,
    /** Another government would hand it over. */
    PROPOSED,
    REOPENED,
    /** Given to the unit by another one of its government. */
    ASSIGNED,
    /** Given to another unit, which does not do it. */
    RETURNED,
    /** The reporter has answered. */
    ANSWERED,
    /** The reporter does not agree with how it was closed. */
    OBJECTION,
    /** Said to be done; somebody else has to look. */
    CHECK,
    /** Nobody has looked in time whether it is a report. */
    VERIFICATION,
    /** Somebody has said something about it in public. */
    COMMENT,
    /** Time runs out for who has it. */
    EARLY_WARNING,
    /** Nobody has answered, and it is told to a government that only supervises. */
    SUPERVISION,
    /** A wait has lasted as long as it may. */
    RESUMPTION,
    /** It is more urgent than it was taken for. */
    RAISED,
    /** Disaster mode begins in its area. */
    DISASTER;

    public static AlertKind of(StepAction action) {
        return valueOf(action.name());
    }
}
