package id.kentongan.report.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.report.entity.AttributeChoice;
import id.kentongan.report.entity.AttributeType;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryAttribute;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The categories of each tenant with their questions, kept in memory for a minute. */
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
            known = new Kept(read(tenantId), System.nanoTime());
            kept.put(tenantId, known);
        }
        return known.categories();
    }

    private List<Category> read(int tenantId) {
        Map<String, List<CategoryAttribute>> attributes = attributes(tenantId);
        return List.copyOf(sql.list(
                "select code, name_id, name_en, emergency, private, batch from report.category"
                        + " where tenant_id = ? order by position, code",
                row -> new Category(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        attributes.getOrDefault(row.getString(1), List.of())),
                tenantId));
    }

    private Map<String, List<CategoryAttribute>> attributes(int tenantId) {
        Map<String, List<AttributeChoice>> choices = new HashMap<>();
        sql.list(
                "select category_code, attribute_code, key, name_id, name_en from report.category_attribute_value"
                        + " where tenant_id = ? order by category_code, attribute_code, position",
                row -> choices.computeIfAbsent(row.getString(1) + '/' + row.getString(2), key -> new ArrayList<>())
                        .add(new AttributeChoice(row.getString(3), row.getString(4), row.getString(5))),
                tenantId);
        Map<String, List<CategoryAttribute>> attributes = new HashMap<>();
        sql.list(
                "select category_code, code, datatype, variable, required, position, name_id, name_en, hint_id, hint_en"
                        + " from report.category_attribute where tenant_id = ? order by category_code, position",
                row -> attributes
                        .computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                        .add(new CategoryAttribute(
                                row.getString(2),
                                AttributeType.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                                row.getBoolean(4),
                                row.getBoolean(5),
                                row.getInt(6),
                                row.getString(7),
                                row.getString(8),
                                row.getString(9),
                                row.getString(10),
                                choices.getOrDefault(row.getString(1) + '/' + row.getString(2), List.of()))),
                tenantId);
        return attributes;
    }

    public Optional<Category> find(int tenantId, String code) {
        return of(tenantId).stream()
                .filter(category -> category.code().equals(code))
                .findFirst();
    }
}
