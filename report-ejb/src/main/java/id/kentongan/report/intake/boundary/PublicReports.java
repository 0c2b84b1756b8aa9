package id.kentongan.report.intake.boundary;

import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.Ticket;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What the public may read: categories, and of a report no more than is verified. */
@Stateless
public class PublicReports {

    @Inject
    private Categories categories;

    @Inject
    private Reports reports;

    @Inject
    private AreaDirectory areas;

    /** @return the categories that the tenant's citizens choose from */
    public List<Category> categories(int tenantId) {
        return categories.of(tenantId);
    }

    /**
     * @param ticket as a person typed it
     * @return empty if there is no such report, or none that is public
     */
    public Optional<PublicReport> find(int tenantId, String ticket) {
        return Ticket.parse(ticket)
                .flatMap(number -> reports.find(tenantId, number))
                .flatMap(report -> categories
                        .find(tenantId, report.categoryCode())
                        .filter(category -> !category.secret())
                        .map(category -> show(report, category)));
    }

    private PublicReport show(Report report, Category category) {
        boolean verified = report.verified();
        return new PublicReport(
                report.ticket().value(),
                report.status(),
                category.code(),
                category.nameId(),
                report.area(),
                areas.path(report.area()).get(0),
                report.receivedAt(),
                report.updatedAt(),
                report.expectedAt(),
                verified ? report.lat() : null,
                verified ? report.lon() : null,
                verified ? report.address() : null,
                verified ? report.description() : null,
                report.approximate());
    }
}
