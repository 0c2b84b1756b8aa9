package id.kentongan.web.work.view;

import id.kentongan.core.access.entity.Post;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.followup.boundary.WorkPage;
import id.kentongan.report.followup.boundary.WorkRow;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import id.kentongan.web.report.view.Remaining;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows of work in the reader's language and on the clocks of their places. */
@RequestScoped
public class WorkCards {

    private record Town(ZoneId zone, Map<String, Category> categories) {}

    private final Map<Integer, Town> towns = new HashMap<>();

    @Inject
    private AreaDirectory areas;

    @Inject
    private PublicReports reports;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    List<WorkCard> of(WorkPage page) {
        return page.rows().stream().map(row -> card(row, page.at())).toList();
    }

    /** What a category is called; its code when it is gone. */
    String category(int tenantId, String code) {
        @Nullable Category category = town(tenantId).categories().get(code);
        return category == null ? code : texts.choose(category.nameId(), category.nameEn());
    }

    /** Categories of a government that take new reports, by code. */
    Map<String, Category> categories(int tenantId) {
        return town(tenantId).categories();
    }

    /** The clocks of the reader's first government. */
    ZoneId zone() {
        return user.actor().posts().stream()
                .map(Post::tenantId)
                .min(Comparator.naturalOrder())
                .flatMap(areas::tenant)
                .map(Tenant::zone)
                .orElse(ZoneOffset.UTC);
    }

    private WorkCard card(WorkRow row, OffsetDateTime now) {
        Remaining remaining = Remaining.of(now, row.dueAt());
        @Nullable OffsetDateTime due = row.dueAt();
        return new WorkCard(
                row.tenantId(),
                row.ticket(),
                row.tenantId() + ":" + row.ticket() + ":" + row.version(),
                row.status(),
                category(row.tenantId(), row.category()),
                row.priority(),
                row.place(),
                remaining.state(),
                remaining.key().isEmpty() ? "" : texts.get("remaining." + remaining.key(), remaining.amount()),
                due == null ? "" : texts.time(due, town(row.tenantId()).zone()),
                due == null ? "" : due.toInstant().toString(),
                row.step(),
                row.unit(),
                row.assignee() == null ? "" : row.assignee(),
                row.mine(),
                row.status() == ReportStatus.SUBMITTED || row.status() == ReportStatus.REOPENED);
    }

    private Town town(int tenantId) {
        return towns.computeIfAbsent(
                tenantId,
                id -> new Town(
                        areas.tenant(id).orElseThrow().zone(),
                        reports.categories(id).stream()
                                .collect(Collectors.toMap(Category::code, Function.identity(), (a, b) -> a))));
    }
}
