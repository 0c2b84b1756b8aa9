package id.kentongan.core.notification.entity;

import java.util.EnumSet;
import java.util.Set;

/** What notices are about, as people choose how they want to be told. */
public enum NoticeTopic {
    /** Whatever is urgent, of any other topic: it waits for no digest and knows no quiet hours. */
    EMERGENCY,
    NEW_WORK,
    /** Reminders, and warnings that a term is running out. */
    REMINDER,
    ESCALATION,
    INSTRUCTION,
    /** News about what one has reported oneself. */
    OWN_REPORT,
    COMMENT,
    OTHER;

    private static final Set<AlertKind> REMINDERS = EnumSet.of(AlertKind.REMINDER, AlertKind.WARNING);
    private static final Set<AlertKind> ESCALATIONS = EnumSet.of(AlertKind.ESCALATION, AlertKind.VERIFICATION);

    /** What an alert of that kind is about. */
    public static NoticeTopic of(AlertKind kind) {
        if (REMINDERS.contains(kind)) {
            return REMINDER;
        }
        if (ESCALATIONS.contains(kind)) {
            return ESCALATION;
        }
        if (kind == AlertKind.COMMENT) {
            return COMMENT;
        }
        return kind.name().startsWith(INSTRUCTION.name()) ? INSTRUCTION : NEW_WORK;
    }

    /** Whether deputies and the head are told in any case: somebody has not answered in time. */
    public boolean calledAgain() {
        return this == REMINDER || this == ESCALATION;
    }
}
