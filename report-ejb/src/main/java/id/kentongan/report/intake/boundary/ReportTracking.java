package id.kentongan.report.intake.boundary;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.PhotoStore;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.PhotoMoment;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.entity.TrackingCode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What whoever filed a report may follow of it with its tracking code: its state, never its words, place or person. */
@Stateless
public class ReportTracking {

    private static final int MOST_NOTES = 50;

    @Inject
    private Reports reports;

    @Inject
    private Categories categories;

    @Inject
    private AreaDirectory areas;

    @Inject
    private PhotoStore photos;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /**
     * @param ticket as a person typed it
     * @param code as a person typed it
     * @return empty if there is no such report or the code is another's; nobody learns which
     */
    public Optional<TrackedReport> find(int tenantId, String ticket, TrackingCode code) {
        return Scope.tenant(tenantId).call(() -> {
            // The time brings the scope along, which JPA could only tell in a round trip of its own.
            clock.now();
            return Ticket.parse(ticket)
                    .flatMap(number -> reports.find(tenantId, number))
                    .filter(report -> report.trackedBy(code))
                    .map(this::read);
        });
    }

    private TrackedReport read(Report report) {
        Optional<Category> category = categories.find(report.tenantId(), report.categoryCode());
        return new TrackedReport(
                report.ticket().value(),
                report.status(),
                category.map(Category::nameId).orElse(report.categoryCode()),
                category.map(Category::nameEn).orElse(report.categoryCode()),
                category.map(Category::emergency).orElse(false),
                areas.path(report.area()),
                report.receivedAt(),
                report.updatedAt(),
                report.expectedAt(),
                photos.of(report.tenantId(), report.id(), PhotoMoment.BEFORE).size(),
                sql.list(
                        "select e.type, e.at, u.name from report.report_event e left join core.unit u on u.id = e.unit_id"
                                + " where e.tenant_id = ? and e.report_id = ? and e.type = any (?) order by e.seq",
                        row -> new PublicEvent(
                                ReportEventType.valueOf(row.getString(1)),
                                row.getObject(2, OffsetDateTime.class),
                                row.getString(3)),
                        report.tenantId(),
                        report.id(),
                        Stream.of(ReportEventType.values())
                                .filter(ReportEventType::isPublic)
                                .map(Enum::name)
                                .toArray(String[]::new)),
                notes(report));
    }

    private List<TrackedReport.Note> notes(Report report) {
        return sql.list(
                "select shown_at, description from report.partner_update where tenant_id = ? and report_id = ?"
                        + " and shown_at is not null order by shown_at limit ?",
                row -> new TrackedReport.Note(row.getObject(1, OffsetDateTime.class), row.getString(2)),
                report.tenantId(),
                report.id(),
                MOST_NOTES);
    }
}
