package id.kentongan.report.instruction.control;

import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEvent;
import id.kentongan.report.entity.ReportEventType;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Follows the reports that instructions are about: their verified closing fulfils, any other closing is told to those above,
 * and being opened again undoes it, in the transaction of that move.
 */
@ApplicationScoped
public class ReportsOfInstructions {

    private static final Set<ReportEventType> MATTER = EnumSet.of(
            ReportEventType.RESOLVED,
            ReportEventType.REJECTED,
            ReportEventType.REOPENED,
            ReportEventType.MERGED,
            ReportEventType.UNMERGED,
            ReportEventType.HANDED_OVER);

    private static final Set<ReportEventType> CLOSINGS =
            EnumSet.of(ReportEventType.RESOLVED, ReportEventType.REJECTED, ReportEventType.MERGED);

    /** After those who take further reports along: their locks come before that of an instruction. */
    private static final int LAST = Interceptor.Priority.APPLICATION + 1_000;

    private final InstructionBook book;
    private final Settlement settlement;
    private final Reports reports;

    @Inject
    public ReportsOfInstructions(InstructionBook book, Settlement settlement, Reports reports) {
        this.book = book;
        this.settlement = settlement;
        this.reports = reports;
    }

    /** For the container's proxy. */
    protected ReportsOfInstructions() {
        this.book = null;
        this.settlement = null;
        this.reports = null;
    }

    void on(@Observes @Priority(LAST) ReportEvent moved) {
        if (!MATTER.contains(moved.type())) {
            return;
        }
        List<UUID> about = book.about(moved.tenantId(), moved.reportId());
        if (about.isEmpty()) {
            return;
        }
        // What moved is known to JPA and not yet to the database.
        Optional<Report> report = reports.find(moved.tenantId(), moved.reportId());
        report.ifPresent(reports::refresh);
        boolean otherwise = CLOSINGS.contains(moved.type())
                && report.map(Report::closeReason)
                        .filter(reason -> !reason.success())
                        .isPresent();
        for (UUID id : about) {
            book.lock(moved.tenantId(), id);
            book.find(moved.tenantId(), id)
                    .filter(found -> found.withdrawnAt() == null)
                    .ifPresent(found -> {
                        settlement.settle(found);
                        if (otherwise) {
                            book.concerned(found, moved.reportId())
                                    .forEach(closed -> settlement.closedOtherwise(found, closed));
                        }
                    });
        }
    }
}
