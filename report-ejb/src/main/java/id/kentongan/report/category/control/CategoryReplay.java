package id.kentongan.report.category.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.deadline.control.Ladders;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.escalation.control.CaseTerms;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.core.time.WorkingCalendar;
import id.kentongan.report.category.entity.CategoryTrial;
import id.kentongan.report.category.entity.CategoryTrial.Lacking;
import id.kentongan.report.category.entity.CategoryTrial.TermChange;
import id.kentongan.report.control.Categories;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryAttribute;
import id.kentongan.report.entity.ReportStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tries a change of a category on the reports of it that came in. Nothing is changed. */
@ApplicationScoped
public class CategoryReplay {

    private record Past(
            ReportStatus status,
            OffsetDateTime receivedAt,
            @Nullable OffsetDateTime closedAt,
            Set<String> answered) {

        boolean within(Term term, WorkingCalendar calendar) {
            return closedAt != null && !closedAt.toInstant().isAfter(term.endFrom(receivedAt.toInstant(), calendar));
        }
    }

    private final Sql sql;
    private final Categories categories;
    private final CaseTerms terms;
    private final Ladders ladders;
    private final DatabaseClock clock;

    @Inject
    public CategoryReplay(Sql sql, Categories categories, CaseTerms terms, Ladders ladders, DatabaseClock clock) {
        this.sql = sql;
        this.categories = categories;
        this.terms = terms;
        this.ladders = ladders;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected CategoryReplay() {
        this.sql = null;
        this.categories = null;
        this.terms = null;
        this.ladders = null;
        this.clock = null;
    }

    /** @param before as it is in use; null for a new category */
    public CategoryTrial replay(Tenant tenant, @Nullable Category before, Category after) {
        if (before == null) {
            return new CategoryTrial(List.of(), 0, 0, null, false, List.of());
        }
        List<Past> past = past(tenant, after.code());
        return new CategoryTrial(
                CategoryContent.changes(CategoryContent.write(before), CategoryContent.write(after)),
                past.size(),
                (int) past.stream().filter(report -> report.closedAt() == null).count(),
                term(tenant, before, after, past),
                !Objects.equals(before.handling().tier(), after.handling().tier())
                        || !Objects.equals(
                                before.handling().agency(), after.handling().agency()),
                after.attributes().stream()
                        .filter(question -> question.variable() && question.required())
                        .map(question -> lacking(question, past))
                        .filter(lacking -> lacking.reports() > 0)
                        .toList());
    }

    private @Nullable TermChange term(Tenant tenant, Category before, Category after, List<Past> past) {
        Optional<Term> old = finish(tenant, before);
        Optional<Term> now = finish(tenant, after);
        if (old.equals(now) || old.isEmpty() || now.isEmpty()) {
            return null;
        }
        WorkingCalendar calendar = ladders.calendar(tenant.id());
        List<Past> resolved = past.stream()
                .filter(report -> report.status() == ReportStatus.RESOLVED)
                .toList();
        return new TermChange(
                resolved.size(),
                (int) resolved.stream()
                        .filter(report -> report.within(old.get(), calendar))
                        .count(),
                (int) resolved.stream()
                        .filter(report -> report.within(now.get(), calendar))
                        .count());
    }

    private Optional<Term> finish(Tenant tenant, Category category) {
        return terms.finish(
                tenant,
                category.code(),
                category.emergency() ? Priority.EMERGENCY : Priority.NORMAL,
                categories.finish(terms.preset(tenant), category));
    }

    private static Lacking lacking(CategoryAttribute question, List<Past> past) {
        return new Lacking(question.nameId(), question.nameEn(), (int) past.stream()
                .filter(report -> !report.answered().contains(question.code()))
                .count());
    }

    private List<Past> past(Tenant tenant, String code) {
        return sql.list(
                "select status, received_at, closed_at, array(select jsonb_object_keys(coalesce(attributes, '{}')))"
                        + " from report.report where tenant_id = ? and category_code = ? and id >= ?"
                        + " order by id desc limit ?",
                row -> new Past(
                        ReportStatus.valueOf(row.getString(1)),
                        row.getObject(2, OffsetDateTime.class),
                        row.getObject(3, OffsetDateTime.class),
                        keys(row.getArray(4))),
                tenant.id(),
                code,
                UuidV7.floor(clock.instant().minus(Duration.ofDays(CategoryTrial.DAYS))),
                CategoryTrial.MOST);
    }

    private static Set<String> keys(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
