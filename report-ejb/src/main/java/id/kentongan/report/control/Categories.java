package id.kentongan.report.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.report.entity.Category;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The categories of each tenant, kept in memory for a minute. */
@ApplicationScoped
public class Categories {

    private static final long KEEP_NANOS = 60_000_000_000L;

    private record Kept(List<Category> categories, long since) {}

    private final Sql sql;
    private final ConcurrentMap<Integer, Kept> kept = new ConcurrentHashMap<>();

    @Inject
    public Categories(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Categories() {
        this.sql = null;
    }

    /** @return in the order in which they are shown */
    public List<Category> of(int tenantId) {
        Kept known = kept.get(tenantId);
        if (known == null || System.nanoTime() - known.since() > KEEP_NANOS) {
            known = new Kept(
                    List.copyOf(sql.list(
                            "select code, name_id, name_en, emergency, private from report.category"
                                    + " where tenant_id = ? order by position, code",
                            row -> new Category(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getBoolean(4),
                                    row.getBoolean(5)),
                            tenantId)),
                    System.nanoTime());
            kept.put(tenantId, known);
        }
        return known.categories();
    }

    public Optional<Category> find(int tenantId, String code) {
        return of(tenantId).stream()
                .filter(category -> category.code().equals(code))
                .findFirst();
    }
}
