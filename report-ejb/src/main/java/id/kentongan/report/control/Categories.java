package id.kentongan.report.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.report.entity.AttributeChoice;
import id.kentongan.report.entity.AttributeType;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryAttribute;
import id.kentongan.report.entity.CategoryGroup;
import id.kentongan.report.entity.CategoryIcon;
import id.kentongan.report.entity.DeadlineClass;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The categories of each tenant with their questions, kept in memory for a minute. The node on which somebody changes one
 * looks again at once, the others within that minute.
 */
@ApplicationScoped
public class Categories {

    private static final long KEEP_NANOS = 60_000_000_000L;

    private record Kept(
            List<Category> categories, Map<String, Category> byCode, List<CategoryGroup> groups, long since) {}

    private record Classes(Map<String, DeadlineClass> byCode, long since) {}

    private final Sql sql;
    private final ConcurrentMap<Integer, Kept> kept = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Classes> classes = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    @Inject
    public Categories(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Categories() {
        this.sql = null;
    }

    /** @return in the order in which they are shown, retired ones among them: old reports are still called by them */
    public List<Category> of(int tenantId) {
        return kept(tenantId).categories();
    }

    /** @return in the order in which they are shown */
    public List<CategoryGroup> groups(int tenantId) {
        return kept(tenantId).groups();
    }

    public Optional<Category> find(int tenantId, String code) {
        return Optional.ofNullable(kept(tenantId).byCode().get(code));
    }

    /** @return empty if the preset has no such class */
    public Optional<DeadlineClass> deadlineClass(String preset, String code) {
        return Optional.ofNullable(classes(preset).get(code));
    }

    /** Within what a report of that category should be finished, by the class of the category. */
    public Optional<Term> finish(String preset, Category category) {
        return deadlineClass(preset, category.handling().deadlineClass()).map(DeadlineClass::term);
    }

    /** @return by code, in their order */
    public Map<String, DeadlineClass> classes(String preset) {
        Classes known = classes.get(preset);
        if (known == null || System.nanoTime() - known.since() > KEEP_NANOS) {
            Map<String, DeadlineClass> byCode = new LinkedHashMap<>();
            sql.list(
                            "select code, name_id, name_en, amount, measure, source from report.deadline_class"
                                    + " where preset = ? order by position",
                            row -> new DeadlineClass(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    new Term(row.getInt(4), Term.Measure.valueOf(row.getString(5))),
                                    row.getString(6)),
                            preset)
                    .forEach(each -> byCode.put(each.code(), each));
            known = new Classes(byCode, System.nanoTime());
            classes.put(preset, known);
        }
        return known.byCode();
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) CategoriesChanged changed) {
        changes.incrementAndGet();
        kept.remove(changed.tenantId());
    }

    private Kept kept(int tenantId) {
        Kept known = kept.get(tenantId);
        if (known == null || System.nanoTime() - known.since() > KEEP_NANOS) {
            long before = changes.get();
            known = read(tenantId);
            kept.put(tenantId, known);
            if (changes.get() != before) {
                // It may have been read before the change and put here after it: the next one looks again.
                kept.remove(tenantId, known);
            }
        }
        return known;
    }

    /** As the database has them now, for who changes them. */
    public List<Category> asStored(int tenantId) {
        return read(tenantId).categories();
    }

    private Kept read(int tenantId) {
        Map<String, List<CategoryAttribute>> attributes = attributes(tenantId);
        List<Category> categories = List.copyOf(sql.list(
                "select code, name_id, name_en, emergency, private, batch, group_code, icon, description_id,"
                        + " description_en, keywords, position, deadline_class, responsible_tier, responsible_agency,"
                        + " retired_at is not null, version"
                        + " from report.category where tenant_id = ? order by position, code",
                row -> category(row, attributes.getOrDefault(row.getString(1), List.of())),
                tenantId));
        Map<String, Category> byCode = new HashMap<>();
        categories.forEach(category -> byCode.put(category.code(), category));
        List<CategoryGroup> groups = List.copyOf(sql.list(
                "select code, parent_code, name_id, name_en, icon, position from report.category_group"
                        + " where tenant_id = ? order by position, code",
                row -> new CategoryGroup(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        CategoryIcon.of(row.getString(5)).orElse(CategoryIcon.OTHER),
                        row.getInt(6)),
                tenantId));
        return new Kept(categories, byCode, groups, System.nanoTime());
    }

    private static Category category(ResultSet row, List<CategoryAttribute> attributes) throws SQLException {
        String tier = row.getString(14);
        return new Category(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getBoolean(6),
                attributes,
                new Category.Shelf(
                        row.getString(7),
                        CategoryIcon.of(row.getString(8)).orElse(CategoryIcon.OTHER),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        row.getInt(12)),
                new Category.Handling(row.getString(13), tier == null ? null : Tier.valueOf(tier), row.getString(15)),
                row.getBoolean(16),
                row.getInt(17));
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
}
