package id.kentongan.report.duplicate.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.report.control.Categories;
import id.kentongan.report.duplicate.entity.Term;
import id.kentongan.report.duplicate.entity.Terms;
import id.kentongan.report.entity.Category;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What each tenant takes for the same thing, kept in memory for a minute: the shipped terms; for its other categories those
 * of their class of deadlines, related by their group; and its own rows before all.
 */
@ApplicationScoped
public class OwnTerms {

    private static final long KEEP_NANOS = 60_000_000_000L;

    private record Kept(Terms terms, long since) {}

    private final Sql sql;
    private final Categories categories;
    private final ConcurrentMap<Integer, Kept> kept = new ConcurrentHashMap<>();

    @Inject
    public OwnTerms(Sql sql, Categories categories) {
        this.sql = sql;
        this.categories = categories;
    }

    /** For the container's proxy. */
    protected OwnTerms() {
        this.sql = null;
        this.categories = null;
    }

    public Terms of(int tenantId) {
        Kept known = kept.get(tenantId);
        if (known == null || System.nanoTime() - known.since() > KEEP_NANOS) {
            known = new Kept(read(tenantId), System.nanoTime());
            kept.put(tenantId, known);
        }
        return known.terms();
    }

    private Terms read(int tenantId) {
        Map<String, Term> own = new HashMap<>();
        Set<String> shipped = Terms.shipped().ofCategory().keySet();
        for (Category category : categories.of(tenantId)) {
            if (!shipped.contains(category.code())) {
                String group = category.shelf().group();
                own.put(
                        category.code(),
                        Terms.ofClass(
                                group == null ? category.code() : group,
                                category.handling().deadlineClass()));
            }
        }
        sql.list(
                "select category_code, kin, reach_m, fade_hours from report.duplicate_term where tenant_id = ?",
                row -> own.put(
                        row.getString(1), new Term(row.getString(2), row.getInt(3), Duration.ofHours(row.getInt(4)))),
                tenantId);
        Terms terms = Terms.shipped().with(own);
        return sql.one(
                        "select score from report.duplicate_threshold where tenant_id = ?",
                        row -> row.getDouble(1),
                        tenantId)
                .map(terms::withThreshold)
                .orElse(terms);
    }
}
