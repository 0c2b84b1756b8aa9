package id.kentongan.report.followup.control;

import id.kentongan.core.deadline.entity.DeadlinePassed;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.escalation.entity.CaseKind;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.followup.entity.Handling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * What a passed deadline means for a report: the next tier is told, and the citizen can read it in the history. Runs
 * inside the transaction that claimed the deadline.
 */
@ApplicationScoped
public class ReportEscalation {

    private final Cases cases;
    private final Reports reports;
    private final DatabaseClock clock;
    private final Handlings handlings;

    @Inject
    public ReportEscalation(Cases cases, Reports reports, DatabaseClock clock, Handlings handlings) {
        this.cases = cases;
        this.reports = reports;
        this.clock = clock;
        this.handlings = handlings;
    }

    /** For the container's proxy. */
    protected ReportEscalation() {
        this.cases = null;
        this.reports = null;
        this.clock = null;
        this.handlings = null;
    }

    void on(@Observes DeadlinePassed passed) {
        if (!CaseKind.REPORT.name().equals(passed.kind())) {
            return;
        }
        Optional<Cases.Raised> raised = cases.raise(passed);
        raised.ifPresent(told -> record(passed, told));
    }

    private void record(DeadlinePassed passed, Cases.Raised told) {
        Report report = reports.find(passed.tenantId(), passed.caseId())
                .orElseThrow(() -> new IllegalStateException("a case without its report: " + passed.caseId()));
        if (told.kind() == AlertKind.RESUMPTION) {
            resume(report, told.unit());
            return;
        }
        ReportEventType type = switch (passed.action()) {
            case EARLY_WARNING -> ReportEventType.FOREWARNED;
            case REMINDER -> ReportEventType.REMINDED;
            case WARNING -> ReportEventType.WARNED;
            case ESCALATION ->
                told.kind() == AlertKind.SUPERVISION ? ReportEventType.SUPERVISED : ReportEventType.ESCALATED;
            case RESUMPTION -> throw new IllegalStateException("a wait that is over tells its unit as what it is");
        };
        reports.append(report.told(type, told.unit(), passed.tier(), clock.now()));
    }

    private void resume(Report report, Unit told) {
        Handling handling = handlings.of(report.tenantId(), report.id());
        ReportStatus before = handling.resumesTo();
        if (before != null) {
            reports.append(report.waitedEnough(before, told, clock.now()));
            handlings.keep(report.tenantId(), report.id(), handling.resumed());
        }
        cases.end(report.tenantId(), report.id()).ifPresent(report::expectBy);
    }
}
