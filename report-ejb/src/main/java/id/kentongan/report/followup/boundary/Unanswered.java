package id.kentongan.report.followup.boundary;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.followup.control.Handlings;
import id.kentongan.report.followup.control.Standing;
import id.kentongan.report.followup.control.Standings;
import id.kentongan.report.followup.entity.Handling;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;

/** Gives reports back to their unit that were given to somebody who does not answer. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Unanswered {

    private static final Scope SWEEP = Scope.system(Scope.Work.SWEEP);
    private static final int A_DAY = 24;
    private static final int A_MONTH = 720;

    /** Which report waits for an answer. */
    public record Waiting(int tenantId, String ticket) {}

    @Inject
    private Sql sql;

    @Inject
    private Settings settings;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Standings standings;

    @Inject
    private Handlings handlings;

    @Inject
    private Reports reports;

    @Inject
    private Cases cases;

    /**
     * Reports whose assignee has not answered for longer than {@code kentongan.report.assignment.hours}, the oldest first.
     *
     * @param most how many at the most
     */
    public List<Waiting> overdue(int most) {
        return SWEEP.call(() -> sql.list(
                "select r.tenant_id, r.ticket from report.handling h"
                        + " join report.report r on r.tenant_id = h.tenant_id and r.id = h.report_id"
                        + " where h.assigned_at < ? and r.status = 'DISPOSITION' order by h.assigned_at limit ?",
                row -> new Waiting(row.getInt(1), row.getString(2)),
                limit(),
                most));
    }

    private OffsetDateTime limit() {
        return clock.now().minusHours(settings.number("kentongan.report.assignment.hours", A_DAY, 1, A_MONTH));
    }

    /** Gives one back, unless somebody has answered in the same moment. */
    public void giveBack(Waiting waiting) {
        Scope.tenant(waiting.tenantId()).run(() -> {
            Standing standing = standings.locked(waiting.tenantId(), waiting.ticket());
            Report report = standing.report();
            Handling handling = standing.handling();
            Unit handler = standing.handler();
            OffsetDateTime since = handling.assignedAt();
            if (report.status() != ReportStatus.DISPOSITION
                    || handler == null
                    || since == null
                    || !since.isBefore(limit())) {
                return;
            }
            OffsetDateTime now = clock.now();
            reports.append(report.returnUnanswered(handler, now));
            handlings.keep(report.tenantId(), report.id(), handling.with(handler.id(), handling.hops()));
            cases.tell(report.tenantId(), report.id(), handler, AlertKind.RETURNED);
        });
    }
}
