package id.kentongan.report.rollup.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.report.rollup.entity.Hints;
import id.kentongan.report.rollup.entity.Hints.Chronic;
import id.kentongan.report.rollup.entity.Hints.Laden;
import id.kentongan.report.rollup.entity.Hints.Rising;
import id.kentongan.report.rollup.entity.SeasonRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads hints out of {@code report.rollup_figure}: three statements, whatever the area, and no report. */
@ApplicationScoped
public class HintTable {

    /** So many years back a season is looked for. */
    private static final int YEARS = 5;

    /** In how many months of a year something must come to be chronic, and how often in each. */
    private static final int CHRONIC_MONTHS = 6;

    private static final int CHRONIC_REPORTS = 3;
    private static final int MOST = 20;

    private final Sql sql;

    @Inject
    public HintTable(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected HintTable() {
        this(new Sql());
    }

    /** The caller has entered the scope and decided whether it may be read. */
    public Hints read(int tenantId, AreaCode area, YearMonth month) {
        List<Rising> rising = new ArrayList<>();
        int seasons = rising(tenantId, area, month, rising);
        return new Hints(
                month,
                seasons,
                rising,
                // A province has as many kelurahan as its cities together; it looks at them one by one.
                area.level() == Level.PROVINSI ? List.of() : chronic(tenantId, area, month),
                laden(tenantId, area, month));
    }

    private record Count(YearMonth month, String key, String name, String english, long received) {}

    private int rising(int tenantId, AreaCode area, YearMonth month, List<Rising> found) {
        List<YearMonth> season = season(month);
        String[] months = Stream.concat(Stream.of(month), season.stream())
                .map(each -> each.atDay(1).toString())
                .toArray(String[]::new);
        List<Count> counts = sql.list(
                "select f.month, f.facet || f.key, coalesce(c.name_id, f.key), coalesce(c.name_en, f.key), f.received"
                        + " from report.rollup_figure f left join report.category c on f.facet = 'CATEGORY'"
                        + " and c.tenant_id = f.tenant_id and c.code = f.key where f.tenant_id = ? and f.area_code = ?"
                        + " and f.facet in ('ALL', 'CATEGORY') and f.month = any (?::date[])",
                row -> new Count(
                        YearMonth.from(row.getObject(1, LocalDate.class)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5)),
                tenantId,
                area.value(),
                months);
        Set<YearMonth> known = new HashSet<>();
        Map<String, Map<YearMonth, Count>> categories = new LinkedHashMap<>();
        for (Count count : counts) {
            if (count.key().startsWith("ALL")) {
                known.add(count.month());
            } else {
                categories
                        .computeIfAbsent(count.key(), key -> new LinkedHashMap<>())
                        .put(count.month(), count);
            }
        }
        // A month in which nothing at all came in was before the system; one without this category counts as nothing.
        List<YearMonth> earlier = season.stream().filter(known::contains).toList();
        for (Map<YearMonth, Count> category : categories.values()) {
            Count now = category.get(month);
            List<Long> before = earlier.stream()
                    .map(each -> category.containsKey(each) ? category.get(each).received() : 0L)
                    .toList();
            if (now != null && SeasonRule.rises(now.received(), before)) {
                found.add(new Rising(
                        now.key().substring("CATEGORY".length()),
                        now.name(),
                        now.english(),
                        now.received(),
                        SeasonRule.usual(before),
                        SeasonRule.bound(before).orElseThrow()));
            }
        }
        found.sort(Comparator.comparingDouble((Rising each) -> each.reports() - each.usual())
                .reversed());
        return earlier.size();
    }

    /** The same month of earlier years, and the months beside it. */
    static List<YearMonth> season(YearMonth month) {
        List<YearMonth> season = new ArrayList<>();
        for (int year = 1; year <= YEARS; year++) {
            for (int beside = -1; beside <= 1; beside++) {
                season.add(month.minusYears(year).plusMonths(beside));
            }
        }
        return season;
    }

    private List<Chronic> chronic(int tenantId, AreaCode area, YearMonth month) {
        return sql.list(
                "select s.code, s.name, s.key, coalesce(c.name_id, s.key), coalesce(c.name_en, s.key), s.months, s.reports"
                        + " from (select a.code, a.name, f.key, count(*) as months, sum(f.received) as reports"
                        + " from core.area a join report.rollup_figure f on f.area_code = a.code where f.tenant_id = ?"
                        + " and a.level = 'KELURAHAN' and (a.code = ? or a.code like ?) and a.valid_until is null"
                        + " and f.facet = 'CATEGORY' and f.month between ? and ? and f.received >= ?"
                        + " group by 1, 2, 3 having count(*) >= ?"
                        + " order by count(*) desc, sum(f.received) desc, a.code, f.key limit ?) s"
                        + " left join report.category c on c.tenant_id = ? and c.code = s.key"
                        + " order by s.months desc, s.reports desc, s.code, s.key",
                row -> new Chronic(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getLong(7)),
                tenantId,
                area.value(),
                area.value() + ".%",
                month.minusMonths(Hints.YEAR - 1L).atDay(1),
                month.atDay(1),
                CHRONIC_REPORTS,
                CHRONIC_MONTHS,
                MOST,
                tenantId);
    }

    private List<Laden> laden(int tenantId, AreaCode area, YearMonth month) {
        LocalDate quarter = month.minusMonths(Hints.QUARTER - 1L).atDay(1);
        return sql
                .list(
                        "select s.key, coalesce(u.name, s.key), s.received, s.closed, s.open, s.old from (select f.key,"
                                + " coalesce(sum(f.received) filter (where f.month >= ?), 0) as received,"
                                + " coalesce(sum(f.closed_that_day) filter (where f.month >= ?), 0) as closed,"
                                + " sum(f.open) as open, coalesce(sum(f.open) filter (where f.month < ?), 0) as old"
                                + " from report.rollup_figure f where f.tenant_id = ? and f.area_code = ?"
                                + " and f.facet = 'UNIT' and f.month between ? and ? group by 1) s"
                                + " left join core.unit u on u.id::text = s.key where s.open > 0",
                        row -> new Laden(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6)),
                        quarter,
                        quarter,
                        quarter,
                        tenantId,
                        area.value(),
                        month.minusMonths(Hints.YEAR - 1L).atDay(1),
                        month.atDay(1))
                .stream()
                .filter(Laden::nearOverload)
                .sorted(Comparator.comparingDouble(
                                (Laden each) -> each.monthsToClear().orElse(Double.MAX_VALUE))
                        .reversed()
                        .thenComparing(Laden::unit))
                .limit(MOST)
                .toList();
    }
}
