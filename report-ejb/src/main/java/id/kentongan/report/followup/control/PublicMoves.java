package id.kentongan.report.followup.control;

import id.kentongan.core.notification.entity.ReportsMoved;
import id.kentongan.core.notification.entity.ReportsMoved.How;
import id.kentongan.core.notification.entity.ReportsMoved.Moved;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEvent;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Tells whoever speaks of reports how they move. Of categories that are never public nobody hears. */
@ApplicationScoped
public class PublicMoves {

    private final Reports reports;
    private final Categories categories;
    private final DatabaseClock clock;
    private final Event<ReportsMoved> moved;

    @Inject
    public PublicMoves(Reports reports, Categories categories, DatabaseClock clock, Event<ReportsMoved> moved) {
        this.reports = reports;
        this.categories = categories;
        this.clock = clock;
        this.moved = moved;
    }

    /** For the container's proxy. */
    protected PublicMoves() {
        this.reports = null;
        this.categories = null;
        this.clock = null;
        this.moved = null;
    }

    void on(@Observes ReportEvent event) {
        how(event.type(), event.status())
                .ifPresent(how -> reports.find(event.tenantId(), event.reportId())
                        .filter(report -> open(event.tenantId(), report.categoryCode()))
                        .map(Report::ticket)
                        .ifPresent(ticket -> moved.fire(new ReportsMoved(
                                List.of(new Moved(event.tenantId(), ticket.value(), how, event.at()))))));
    }

    /** Deadlines of these have passed, and units were told. */
    void told(List<Reports.Told> all) {
        List<Moved> climbed = all.stream()
                .filter(told -> how(told.how(), ReportStatus.SUBMITTED).isPresent())
                .filter(told -> open(told.tenantId(), told.categoryCode()))
                .map(told -> new Moved(told.tenantId(), told.ticket(), How.CLIMBED, clock.now()))
                .toList();
        if (!climbed.isEmpty()) {
            moved.fire(new ReportsMoved(climbed));
        }
    }

    private boolean open(int tenantId, String category) {
        return categories.find(tenantId, category).filter(Category::secret).isEmpty();
    }

    private static Optional<How> how(ReportEventType type, ReportStatus status) {
        return switch (type) {
            case VERIFIED -> Optional.of(How.VERIFIED);
            case ACCEPTED -> Optional.of(How.ACCEPTED);
            case ESCALATED, SUPERVISED -> Optional.of(How.CLIMBED);
            case RESOLVED -> Optional.of(How.RESOLVED);
            case REJECTED -> Optional.of(How.REJECTED);
            case REOPENED -> Optional.of(How.REOPENED);
            // Of what it was taken together with.
            case FOLLOWED -> followed(status);
            default -> Optional.empty();
        };
    }

    private static Optional<How> followed(ReportStatus status) {
        return switch (status) {
            case RESOLVED -> Optional.of(How.RESOLVED);
            case REJECTED -> Optional.of(How.REJECTED);
            default -> Optional.empty();
        };
    }
}
