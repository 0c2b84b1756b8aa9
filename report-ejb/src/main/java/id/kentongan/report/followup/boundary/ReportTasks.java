package id.kentongan.report.followup.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Reports;
import id.kentongan.report.control.SentAcross;
import id.kentongan.report.entity.MoveOrder;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.TaskRefused.Reason;
import id.kentongan.report.followup.control.Standing;
import id.kentongan.report.followup.control.Standings;
import id.kentongan.report.followup.control.Tasks;
import id.kentongan.report.followup.entity.TaskState;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parts of a report's work that other units do, while the report stays with the unit that has it. */
@Stateless
public class ReportTasks {

    /** How many parts of a report can be open at the same time. */
    public static final int MOST_OPEN = 20;

    private static final Set<ReportStatus> WORKED_ON = EnumSet.of(
            ReportStatus.COORDINATION,
            ReportStatus.DISPOSITION,
            ReportStatus.IN_PROGRESS,
            ReportStatus.AWAITING_REPORTER,
            ReportStatus.AWAITING_OTHERS);

    @Inject
    private Standings standings;

    @Inject
    private Tasks tasks;

    @Inject
    private SentAcross across;

    @Inject
    private Reports reports;

    @Inject
    private Cases cases;

    @Inject
    private Units units;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /**
     * The parts of a report's work, the newest first.
     *
     * @throws UnknownTicket if there is no such report for the actor
     */
    public List<TaskRow> list(Actor actor, int tenantId, String ticket) {
        return across.scope(actor, tenantId, ticket).call(() -> {
            Standing standing = standings.of(tenantId, ticket);
            standing.unitFor(actor, Action.READ_REPORT).orElseThrow(() -> new UnknownTicket(ticket));
            boolean handler = mayAsk(actor, standing);
            return sql.list(
                    """
                            select t.id, t.unit_id, u.name, a.name, t.words, t.asked_at, t.due_at, t.state, t.answered_at,
                                   t.answer
                            from report.task t join core.unit u on u.id = t.unit_id join core.unit a on a.id = t.asking_unit
                            where t.tenant_id = ? and t.report_id = ? order by t.id desc limit 100""",
                    row -> {
                        TaskState state = TaskState.valueOf(row.getString(8));
                        UUID unit = row.getObject(2, UUID.class);
                        return new TaskRow(
                                row.getObject(1, UUID.class),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getObject(6, OffsetDateTime.class),
                                row.getObject(7, OffsetDateTime.class),
                                state,
                                row.getObject(9, OffsetDateTime.class),
                                row.getString(10),
                                state.open() && works(actor, unit),
                                state.open() && handler);
                    },
                    tenantId,
                    standing.report().id());
        });
    }

    /**
     * Asks another unit of the same government to do a part.
     *
     * @param dueAt by when; null if it does not matter
     * @return the id of the part
     * @throws UnknownTicket if there is no such report for the actor
     * @throws TaskRefused and why
     */
    public UUID ask(Actor actor, int tenantId, String ticket, UUID unit, String words, @Nullable OffsetDateTime dueAt) {
        return across.scope(actor, tenantId, ticket).call(() -> {
            OffsetDateTime now = clock.now();
            Standing standing = locked(actor, tenantId, ticket);
            Report report = standing.report();
            if (!mayAsk(actor, standing) || !WORKED_ON.contains(report.status())) {
                throw new TaskRefused(Reason.NOT_YOURS);
            }
            Unit handler = Objects.requireNonNull(standing.handler());
            Unit to = units.unit(unit)
                    .filter(found -> found.tenantId() == standing.government()
                            && !found.id().equals(handler.id()))
                    .orElseThrow(() -> new TaskRefused(Reason.UNIT_NOT_POSSIBLE));
            String said = said(words, true);
            if (dueAt != null && (dueAt.isBefore(now) || dueAt.isAfter(now.plusYears(1)))) {
                throw new TaskRefused(Reason.DUE_NOT_POSSIBLE);
            }
            if (openTasks(report) >= MOST_OPEN) {
                throw new TaskRefused(Reason.TOO_MANY);
            }
            UUID id = UuidV7.at(now.toInstant());
            tasks.ask(report, id, to, handler, actor.personId(), Objects.requireNonNull(said), dueAt);
            reports.append(report.aboutTask(ReportEventType.TASK_ASKED, actor.personId(), handler, to, said, now));
            cases.tell(tenantId, report.id(), to, AlertKind.ASSIGNED);
            return id;
        });
    }

    /**
     * Takes a part on, says that it is done, declines it with a reason, or withdraws it.
     *
     * @param words what was done, or why not; needed to decline and when it is done
     * @throws UnknownTicket if there is no such report for the actor
     * @throws TaskRefused and why
     */
    public void answer(Actor actor, int tenantId, String ticket, UUID task, TaskState next, @Nullable String words) {
        across.scope(actor, tenantId, ticket).run(() -> {
            OffsetDateTime now = clock.now();
            Standing standing = locked(actor, tenantId, ticket);
            Report report = standing.report();
            Tasks.Stored stored = tasks.find(tenantId, task)
                    .filter(found -> found.reportId().equals(report.id()))
                    .orElseThrow(() -> new TaskRefused(Reason.UNKNOWN));
            boolean may = next == TaskState.WITHDRAWN ? mayAsk(actor, standing) : works(actor, stored.unitId());
            if (!may) {
                throw new TaskRefused(Reason.UNKNOWN);
            }
            if (!stored.state().mayBecome(next)) {
                throw new TaskRefused(Reason.TOO_LATE);
            }
            String said = said(words, next == TaskState.DECLINED || next == TaskState.DONE);
            tasks.answer(tenantId, task, next, actor.personId(), said);
            Unit by = units.unit(next == TaskState.WITHDRAWN ? stored.askingUnit() : stored.unitId())
                    .orElseThrow();
            reports.append(report.aboutTask(ReportEventType.TASK_ANSWERED, actor.personId(), by, null, said, now));
            Unit handler = standing.handler();
            if (handler != null && next != TaskState.WITHDRAWN && next != TaskState.TAKEN) {
                cases.tell(tenantId, report.id(), handler, AlertKind.RETURNED);
            }
        });
    }

    private Standing locked(Actor actor, int tenantId, String ticket) {
        standings.of(tenantId, ticket).unitFor(actor, Action.READ_REPORT).orElseThrow(() -> new UnknownTicket(ticket));
        Standing standing = standings.locked(tenantId, ticket);
        standing.unitFor(actor, Action.READ_REPORT).orElseThrow(() -> new UnknownTicket(ticket));
        return standing;
    }

    private static boolean mayAsk(Actor actor, Standing standing) {
        Unit handler = standing.handler();
        return handler != null
                && actor.worksFor(handler.id())
                && Access.may(actor, Action.ASSIGN_REPORT, Matter.of(handler));
    }

    private boolean works(Actor actor, UUID unit) {
        return actor.worksFor(unit)
                && units.unit(unit)
                        .filter(found -> Access.may(actor, Action.WORK_REPORT, Matter.of(found)))
                        .isPresent();
    }

    private int openTasks(Report report) {
        return sql.one(
                        "select count(*) from report.task where tenant_id = ? and report_id = ?"
                                + " and state in ('ASKED', 'TAKEN')",
                        row -> row.getInt(1),
                        report.tenantId(),
                        report.id())
                .orElse(0);
    }

    private static @Nullable String said(@Nullable String words, boolean needed) {
        String said = words == null || words.isBlank() ? null : words.strip();
        if (said == null && needed) {
            throw new TaskRefused(Reason.WORDS_MISSING);
        }
        if (said != null && said.length() > MoveOrder.LONGEST_WORDS) {
            throw new TaskRefused(Reason.WORDS_TOO_LONG);
        }
        return said;
    }
}
