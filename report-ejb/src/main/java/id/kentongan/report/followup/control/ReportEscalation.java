package id.kentongan.report.followup.control;

import id.kentongan.core.deadline.entity.DeadlinePassed;
import id.kentongan.core.deadline.entity.DeadlinesPassed;
import id.kentongan.core.escalation.control.Ascent;
import id.kentongan.core.escalation.control.CaseTerms;
import id.kentongan.core.escalation.entity.CaseKind;
import id.kentongan.core.escalation.entity.Raised;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.ReportTold;
import id.kentongan.report.followup.entity.Handling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/**
 * What passed deadlines mean for reports: the next tier is told, and the citizen can read it in the history. Runs inside
 * the transaction that claimed the deadlines.
 */
@ApplicationScoped
public class ReportEscalation {

    private final Ascent ascent;
    private final CaseTerms terms;
    private final Reports reports;
    private final DatabaseClock clock;
    private final Handlings handlings;
    private final PublicMoves news;

    @Inject
    public ReportEscalation(
            Ascent ascent,
            CaseTerms terms,
            Reports reports,
            DatabaseClock clock,
            Handlings handlings,
            PublicMoves news) {
        this.ascent = ascent;
        this.terms = terms;
        this.reports = reports;
        this.clock = clock;
        this.handlings = handlings;
        this.news = news;
    }

    /** For the container's proxy. */
    protected ReportEscalation() {
        this.ascent = null;
        this.terms = null;
        this.reports = null;
        this.clock = null;
        this.handlings = null;
        this.news = null;
    }

    void on(@Observes DeadlinesPassed passed) {
        List<Raised> raised = ascent.raise(passed.of(CaseKind.REPORT.name()));
        news.told(reports.told(raised.stream()
                .filter(told -> told.kind() != AlertKind.RESUMPTION)
                .map(ReportEscalation::line)
                .toList()));
        raised.stream().filter(told -> told.kind() == AlertKind.RESUMPTION).forEach(told -> {
            DeadlinePassed over = told.passed();
            Report report = reports.find(over.tenantId(), over.caseId())
                    .orElseThrow(() -> new IllegalStateException("a case without its report: " + over.caseId()));
            resume(report, told.unit());
        });
    }

    private static ReportTold line(Raised told) {
        DeadlinePassed passed = told.passed();
        ReportEventType type = switch (passed.action()) {
            case EARLY_WARNING -> ReportEventType.FOREWARNED;
            case REMINDER -> ReportEventType.REMINDED;
            case WARNING -> ReportEventType.WARNED;
            case ESCALATION ->
                told.kind() == AlertKind.SUPERVISION ? ReportEventType.SUPERVISED : ReportEventType.ESCALATED;
            case RESUMPTION -> throw new IllegalStateException("a wait that is over tells its unit as what it is");
        };
        return new ReportTold(
                passed.tenantId(), passed.caseId(), type, told.unit().id(), passed.tier());
    }

    private void resume(Report report, Unit told) {
        Handling handling = handlings.of(report.tenantId(), report.id());
        ReportStatus before = handling.resumesTo();
        if (before != null) {
            reports.append(report.waitedEnough(before, told, clock.now()));
            handlings.keep(report.tenantId(), report.id(), handling.resumed());
        }
        terms.end(report.tenantId(), report.id()).ifPresent(report::expectBy);
    }
}
