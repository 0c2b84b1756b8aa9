package id.kentongan.report.escalation;

import id.kentongan.core.deadline.entity.DeadlinePassed;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.escalation.entity.CaseKind;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEventType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * What a passed deadline means for a report: the next tier is told, and the citizen can read it in the history. Runs
 * inside the transaction that claimed the deadline.
 */
@ApplicationScoped
public class ReportEscalation {

    private final Cases cases;
    private final Reports reports;
    private final DatabaseClock clock;

    @Inject
    public ReportEscalation(Cases cases, Reports reports, DatabaseClock clock) {
        this.cases = cases;
        this.reports = reports;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected ReportEscalation() {
        this.cases = null;
        this.reports = null;
        this.clock = null;
    }

    void on(@Observes DeadlinePassed passed) {
        if (!CaseKind.REPORT.name().equals(passed.kind())) {
            return;
        }
        cases.raise(passed).ifPresent(unit -> record(passed, unit));
    }

    private void record(DeadlinePassed passed, Unit told) {
        Report report = reports.find(passed.tenantId(), passed.caseId())
                .orElseThrow(() -> new IllegalStateException("a case without its report: " + passed.caseId()));
        ReportEventType type = switch (passed.action()) {
            case REMINDER -> ReportEventType.REMINDED;
            case WARNING -> ReportEventType.WARNED;
            case ESCALATION -> ReportEventType.ESCALATED;
        };
        reports.append(report.told(type, told, passed.tier(), clock.now()));
    }
}
