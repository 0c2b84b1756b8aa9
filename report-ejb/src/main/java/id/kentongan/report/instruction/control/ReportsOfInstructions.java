package id.kentongan.report.instruction.control;

import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.ReportEvent;
import id.kentongan.report.entity.ReportEventType;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Follows the reports that instructions are about: their verified closing fulfils, and being opened again undoes it, in the
 * transaction of that move.
 */
@ApplicationScoped
public class ReportsOfInstructions {

    private static final Set<ReportEventType> MATTER = EnumSet.of(
            ReportEventType.RESOLVED, ReportEventType.REOPENED, ReportEventType.UNMERGED, ReportEventType.HANDED_OVER);

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
        reports.find(moved.tenantId(), moved.reportId()).ifPresent(reports::refresh);
        for (UUID id : about) {
            book.lock(moved.tenantId(), id);
            book.find(moved.tenantId(), id)
                    .filter(found -> found.withdrawnAt() == null)
                    .ifPresent(settlement::settle);
        }
    }
}
