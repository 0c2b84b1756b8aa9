package id.kentongan.report.entity;

import static id.kentongan.report.entity.ReportStatus.AWAITING_OTHERS;
import static id.kentongan.report.entity.ReportStatus.AWAITING_REPORTER;
import static id.kentongan.report.entity.ReportStatus.COORDINATION;
import static id.kentongan.report.entity.ReportStatus.DISPOSITION;
import static id.kentongan.report.entity.ReportStatus.IN_PROGRESS;
import static id.kentongan.report.entity.ReportStatus.REJECTED;
import static id.kentongan.report.entity.ReportStatus.REOPENED;
import static id.kentongan.report.entity.ReportStatus.RESOLVED;
import static id.kentongan.report.entity.ReportStatus.SUBMITTED;
import static id.kentongan.report.entity.ReportStatus.VALIDATION;

import id.kentongan.core.access.entity.Action;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole workflow on one screen: what can be done with a report, where it must stand, where it stands then, who may,
 * and what must be said with it. What does not stand here cannot happen.
 */
public enum Move {
    /** Verifikasi: somebody has looked and it is a report; it stays where it is. */
    VERIFY(from(SUBMITTED), null, ReportEventType.VERIFIED, Action.VERIFY_REPORT, By.ANYBODY),
    /** Something that offices should know among themselves. */
    NOTE(EnumSet.allOf(ReportStatus.class), null, ReportEventType.NOTED, Action.NOTE_REPORT, By.ANYBODY, Need.WORDS),
    /** Something that whoever may read the report should know, such as when the work begins. */
    TELL(
            from(COORDINATION, DISPOSITION, IN_PROGRESS, AWAITING_REPORTER, AWAITING_OTHERS, VALIDATION),
            null,
            ReportEventType.TOLD,
            Action.WORK_REPORT,
            By.HANDLER,
            Need.WORDS),
    /** Ubah kategori: it is another matter than was said; what was promised does not become shorter. */
    RECATEGORISE(
            from(SUBMITTED, COORDINATION, DISPOSITION, IN_PROGRESS, AWAITING_REPORTER, AWAITING_OTHERS, REOPENED),
            null,
            ReportEventType.RECATEGORISED,
            Action.VERIFY_REPORT,
            By.ANYBODY,
            Need.CATEGORY,
            Need.WORDS),
    /** Tingkatkan: it is more urgent than it was taken for; while nobody has taken it on it climbs faster. */
    RAISE(
            from(SUBMITTED, COORDINATION, DISPOSITION, IN_PROGRESS, REOPENED),
            null,
            ReportEventType.RAISED,
            Action.VERIFY_REPORT,
            By.ANYBODY,
            Need.WORDS),
    /** Terima: a unit takes it on; the clock of its ladder stops. */
    ACCEPT(from(SUBMITTED, REOPENED), COORDINATION, ReportEventType.ACCEPTED, Action.ACCEPT_REPORT, By.ANYBODY),
    /** Disposisi: to a person of the unit or to a unit of the same government. */
    ASSIGN(
            from(COORDINATION, DISPOSITION, IN_PROGRESS),
            DISPOSITION,
            ReportEventType.ASSIGNED,
            Action.ASSIGN_REPORT,
            By.HANDLER,
            Need.ASSIGNEE),
    /** Who was given it says yes. */
    TAKE_ON(from(DISPOSITION), IN_PROGRESS, ReportEventType.TAKEN_ON, Action.WORK_REPORT, By.ASSIGNEE),
    /** Who was given it says no; it is the unit's again. */
    DECLINE(from(DISPOSITION), COORDINATION, ReportEventType.DECLINED, Action.WORK_REPORT, By.ASSIGNEE, Need.WORDS),
    /** Proses: the unit does it itself. */
    START(from(COORDINATION), IN_PROGRESS, ReportEventType.STARTED, Action.WORK_REPORT, By.HANDLER),
    /** A question to the reporter; their answer brings it back. */
    ASK_REPORTER(
            from(COORDINATION, IN_PROGRESS),
            AWAITING_REPORTER,
            ReportEventType.ASKED,
            Action.WORK_REPORT,
            By.WORKER,
            Need.WORDS),
    /** Somebody outside must act first; who is said. */
    WAIT_FOR_OTHERS(
            from(COORDINATION, IN_PROGRESS),
            AWAITING_OTHERS,
            ReportEventType.WAITING,
            Action.WORK_REPORT,
            By.WORKER,
            Need.WORDS),
    /** The wait is over; it stands where it stood before. */
    RESUME(from(AWAITING_REPORTER, AWAITING_OTHERS), null, ReportEventType.RESUMED, Action.WORK_REPORT, By.WORKER),
    /** Said to be done; what was done is said. */
    PROVE(from(IN_PROGRESS), VALIDATION, ReportEventType.PROVEN, Action.WORK_REPORT, By.WORKER, Need.WORDS),
    /** Somebody else has seen that it is done. */
    CONFIRM(from(VALIDATION), RESOLVED, ReportEventType.RESOLVED, Action.CHECK_REPORT, By.ANOTHER),
    /** Somebody else has seen that it is not. */
    SEND_BACK(from(VALIDATION), IN_PROGRESS, ReportEventType.SENT_BACK, Action.CHECK_REPORT, By.ANOTHER, Need.WORDS),
    /** Closed without anybody else having looked; it counts as no success. */
    CLOSE_UNCHECKED(from(VALIDATION), RESOLVED, ReportEventType.RESOLVED, Action.WORK_REPORT, By.WORKER, Need.WORDS),
    /** Tolak: nothing will be done about it here. */
    REJECT(
            from(SUBMITTED, COORDINATION, DISPOSITION, IN_PROGRESS, AWAITING_REPORTER, AWAITING_OTHERS, REOPENED),
            REJECTED,
            ReportEventType.REJECTED,
            Action.CLOSE_REPORT,
            By.HANDLER_OR_ABOVE,
            Need.REASON,
            Need.WORDS),
    /** To another unit, which has to take it on; clock and history go with it. */
    HAND_OVER(
            from(SUBMITTED, COORDINATION, DISPOSITION, IN_PROGRESS, AWAITING_REPORTER, AWAITING_OTHERS, REOPENED),
            SUBMITTED,
            ReportEventType.HANDED_OVER,
            Action.HAND_OVER_REPORT,
            By.HANDLER_OR_ABOVE,
            Need.UNIT,
            Need.WORDS),
    /** Buka kembali: it was closed too early. */
    REOPEN(from(RESOLVED, REJECTED), REOPENED, ReportEventType.REOPENED, Action.REOPEN_REPORT, By.ANYBODY, Need.WORDS);

    /** Who of those who have the right. */
    public enum By {
        /** Whoever has the right to the report. */
        ANYBODY,
        /** Whose unit has it. */
        HANDLER,
        /** Whose unit has it, or one of a higher tier; while nobody has it, whoever has the right to it. */
        HANDLER_OR_ABOVE,
        /** To whom, or to whose unit, it was given. */
        ASSIGNEE,
        /** Whose unit has it, or to whom it was given. */
        WORKER,
        /** Anybody but the person who says that it is done. */
        ANOTHER
    }

    /** What must be said with a move. */
    public enum Need {
        /** A sentence. */
        WORDS,
        /** A {@link CloseReason} that is no success. */
        REASON,
        /** A person or a unit. */
        ASSIGNEE,
        UNIT,
        /** A category that takes new reports, other than its own. */
        CATEGORY
    }

    private final Set<ReportStatus> from;
    private final @Nullable ReportStatus to;
    private final ReportEventType event;
    private final Action action;
    private final By by;
    private final Set<Need> needs;

    Move(
            Set<ReportStatus> from,
            @Nullable ReportStatus to,
            ReportEventType event,
            Action action,
            By by,
            Need... needs) {
        this.from = from;
        this.to = to;
        this.event = event;
        this.action = action;
        this.by = by;
        this.needs = needs.length == 0 ? EnumSet.noneOf(Need.class) : EnumSet.copyOf(List.of(needs));
    }

    private static Set<ReportStatus> from(ReportStatus first, ReportStatus... more) {
        return EnumSet.of(first, more);
    }

    /** Where a report must stand. */
    public Set<ReportStatus> from() {
        return Collections.unmodifiableSet(from);
    }

    /** Where it stands then; null if that depends: it stays, or goes back to where it stood before a wait. */
    public @Nullable ReportStatus to() {
        return to;
    }

    /** The line of the history. */
    public ReportEventType event() {
        return event;
    }

    public Action action() {
        return action;
    }

    public By by() {
        return by;
    }

    public boolean needs(Need need) {
        return needs.contains(need);
    }

    /** Whether what is said with it is for everybody who may read the report; else for the offices alone. */
    public boolean saidToAll() {
        return switch (this) {
            case TELL, WAIT_FOR_OTHERS, PROVE, CONFIRM, CLOSE_UNCHECKED, REJECT, REOPEN -> true;
            case VERIFY,
                    NOTE,
                    ACCEPT,
                    ASSIGN,
                    TAKE_ON,
                    DECLINE,
                    START,
                    ASK_REPORTER,
                    RESUME,
                    SEND_BACK,
                    HAND_OVER,
                    RECATEGORISE,
                    RAISE -> false;
        };
    }

    /** What can be done with a report that stands there, by somebody. */
    public static List<Move> possible(ReportStatus status) {
        return Stream.of(values()).filter(move -> move.from.contains(status)).toList();
    }
}
