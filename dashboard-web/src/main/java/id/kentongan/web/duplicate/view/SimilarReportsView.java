package id.kentongan.web.duplicate.view;

import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.report.duplicate.boundary.SimilarReport;
import id.kentongan.report.duplicate.boundary.SimilarReports;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import id.kentongan.web.report.view.ReportShowView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is probably about the same thing, on the page of a report. */
@Named
@RequestScoped
public class SimilarReportsView {

    private @Nullable List<SimilarCard> cards;

    @Inject
    private ReportShowView shown;

    @Inject
    private SimilarReports similar;

    @Inject
    private PublicReports reports;

    @Inject
    private AreaDirectory areas;

    @Inject
    private Reasons reasons;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    /** Asked for while the page is written, so that it is right after a button as well. */
    public List<SimilarCard> getCards() {
        List<SimilarCard> found = cards;
        if (found == null) {
            found = find();
            cards = found;
        }
        return found;
    }

    private List<SimilarCard> find() {
        int tenantId = tenantId();
        try {
            List<SimilarReport> found = similar.like(user.actor(), tenantId, ticket());
            if (found.isEmpty()) {
                return List.of();
            }
            ZoneId zone = areas.tenant(tenantId).orElseThrow().zone();
            List<Category> categories = reports.categories(tenantId);
            return found.stream().map(each -> card(each, zone, categories)).toList();
        } catch (UnknownTicket e) {
            return List.of();
        }
    }

    private SimilarCard card(SimilarReport report, ZoneId zone, List<Category> categories) {
        return new SimilarCard(
                report.ticket(),
                report.status().name(),
                categories.stream()
                        .filter(each -> each.code().equals(report.categoryCode()))
                        .findFirst()
                        .map(each -> texts.choose(each.nameId(), each.nameEn()))
                        .orElse(report.categoryCode()),
                texts.time(report.receivedAt(), zone),
                reasons.of(report.likeness()),
                report.description(),
                report.verified());
    }

    private int tenantId() {
        String text = shown.getTenant();
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private String ticket() {
        String text = shown.getTicket();
        return text == null ? "" : text;
    }
}
