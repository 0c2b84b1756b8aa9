package id.kentongan.report.routing.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.routing.Route;
import id.kentongan.report.control.routing.RoutingTable;
import id.kentongan.report.entity.Answer;
import id.kentongan.report.entity.Answers;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.routing.RoutingMatter;
import id.kentongan.report.entity.routing.RoutingRules;
import id.kentongan.report.routing.entity.Simulation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tries rules on reports that came in. Nothing is changed; units are those of today. */
@ApplicationScoped
public class PastReports {

    private static final int SAMPLE = 20;

    private record Past(
            String ticket,
            String category,
            AreaCode area,
            OffsetDateTime receivedAt,
            @Nullable String answers) {}

    private final Sql sql;
    private final Categories categories;
    private final RoutingTable table;

    @Inject
    public PastReports(Sql sql, Categories categories, RoutingTable table) {
        this.sql = sql;
        this.categories = categories;
        this.table = table;
    }

    /** For the container's proxy. */
    protected PastReports() {
        this.sql = null;
        this.categories = null;
        this.table = null;
    }

    /** @param most how many of the newest reports; they are read from the end of the key, whatever the table holds */
    public Simulation replay(Tenant tenant, RoutingRules before, RoutingRules after, int most) {
        List<Past> reports = sql.list(
                "select ticket, category_code, area_code, received_at, attributes::text from report.report"
                        + " where tenant_id = ? order by id desc limit ?",
                row -> new Past(
                        row.getString(1),
                        row.getString(2),
                        new AreaCode(row.getString(3)),
                        row.getObject(4, OffsetDateTime.class),
                        row.getString(5)),
                tenant.id(),
                most);
        Map<String, int[]> loads = new TreeMap<>();
        List<Simulation.Change> sample = new ArrayList<>();
        int changed = 0;
        int tried = 0;
        for (Past report : reports) {
            Optional<Category> known = categories.find(tenant.id(), report.category());
            if (known.isEmpty()) {
                continue;
            }
            Category category = known.get();
            RoutingMatter matter = matter(tenant, category, report);
            tried++;
            Route now = table.route(tenant, category, matter, before);
            Route then = table.route(tenant, category, matter, after);
            loads.computeIfAbsent(now.unit().name(), name -> new int[2])[0]++;
            loads.computeIfAbsent(then.unit().name(), name -> new int[2])[1]++;
            if (!now.unit().id().equals(then.unit().id())) {
                changed++;
                if (sample.size() < SAMPLE) {
                    sample.add(new Simulation.Change(
                            report.ticket(),
                            report.category(),
                            report.area(),
                            now.unit().name(),
                            then.unit().name(),
                            then.rule(),
                            then.rule() == 0
                                    ? null
                                    : after.rules().get(then.rule() - 1).name()));
                }
            }
        }
        List<Simulation.UnitLoad> units = loads.entrySet().stream()
                .map(load -> new Simulation.UnitLoad(load.getKey(), load.getValue()[0], load.getValue()[1]))
                .sorted(Comparator.comparingInt((Simulation.UnitLoad load) -> -Math.abs(load.after() - load.before()))
                        .thenComparing(Simulation.UnitLoad::unit))
                .toList();
        return new Simulation(tried, changed, units, sample);
    }

    private static RoutingMatter matter(Tenant tenant, Category category, Past report) {
        return new RoutingMatter(
                category.code(),
                category.emergency(),
                report.area(),
                answers(category, report.answers()),
                report.receivedAt().atZoneSameInstant(tenant.zone()).toLocalDateTime());
    }

    private static Map<String, List<String>> answers(Category category, @Nullable String kept) {
        Map<String, List<String>> answers = new HashMap<>();
        for (Answer answer : Answers.read(category, kept)) {
            answers.put(
                    answer.code(),
                    answer.values().stream()
                            .map(value -> value.key() == null ? value.textId() : value.key())
                            .filter(Objects::nonNull)
                            .toList());
        }
        return answers;
    }
}
