package id.kentongan.report.aftercare.control;

import id.kentongan.report.control.Categories;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.UnknownTicket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reports that the public may speak about. */
@ApplicationScoped
public class OpenReports {

    private final Course course;
    private final Categories categories;

    @Inject
    public OpenReports(Course course, Categories categories) {
        this.course = course;
        this.categories = categories;
    }

    /** For the container's proxy. */
    protected OpenReports() {
        this.course = null;
        this.categories = null;
    }

    /**
     * Verified, and of a category whose reports are for the public.
     *
     * @throws UnknownTicket if there is no such report, or it is not public
     */
    public Report find(int tenantId, String ticket) {
        return course.find(tenantId, ticket).filter(this::open).orElseThrow(() -> new UnknownTicket(ticket));
    }

    /** Whether the public may speak about this one. */
    public boolean open(Report report) {
        return report.verified()
                && categories
                        .find(report.tenantId(), report.categoryCode())
                        .filter(category -> !category.secret())
                        .isPresent();
    }
}
