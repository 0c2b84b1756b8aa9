package id.kentongan.report.rollup.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.rollup.entity.Counter;
import id.kentongan.report.rollup.entity.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the open data of a month come to, computed from the counters instead of the reports: whoever compares both learns
 * nothing that is not in the open data. A few statements, whatever the area.
 */
@ApplicationScoped
public class OpenTable {

    private static final String SUMS = columns("coalesce(sum(f.%1$s), 0)");

    /**
     * The rule of {@code Exports.publicMonth}: of a kelurahan, category and month k reports or more count there, fewer in
     * their kecamatan if they are k together, else for the whole government, or not at all.
     */
    private static final String KEPT = """
            with rule as (
                select ?::integer as tenant, ?::date as first, ?::date as last, ?::bigint as k, ?::text as government
            ), figure as (
                select f.area_code as area, f.month, f.key, %1$s
                from rule
                join report.rollup_figure f on f.tenant_id = rule.tenant and f.facet = 'CATEGORY'
                    and f.month between rule.first and rule.last
                join report.category c on c.tenant_id = f.tenant_id and c.code = f.key and not c.private
            ), in_kelurahan as (
                select figure.* from figure join rule on received >= k where length(area) > 8
            ), in_kecamatan as (
                select area, month, key, %2$s
                from (select * from figure where length(area) = 8
                    union all select left(area, 8), month, key, %3$s from in_kelurahan) rest
                group by 1, 2, 3 having sum(received) >= (select k from rule)
            ), in_government as (
                select (select government from rule) as area, month, key, %2$s
                from (select * from figure where length(area) = 2
                    union all select area, month, key, %3$s from in_kelurahan
                    union all select area, month, key, %3$s from in_kecamatan) rest
                group by 2, 3 having sum(received) >= (select k from rule)
            ), kept as (
                select * from in_kelurahan union all select * from in_kecamatan union all select * from in_government
            )
            """.formatted(columns("f.%1$s"), columns("sum(%1$s) as %1$s"), columns("-%1$s"));

    private final Sql sql;

    @Inject
    public OpenTable(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected OpenTable() {
        this(new Sql());
    }

    /** An area with what was counted there. */
    public record Counted(AreaCode area, @Nullable AreaCode parent, String name, Tally tally) {}

    /** A category or a month with what was counted. */
    public record Kind(String key, String name, String englishName, Tally tally) {}

    private static String columns(String form) {
        return Arrays.stream(Counter.values())
                .map(counter -> form.formatted(counter.column()))
                .collect(Collectors.joining(", "));
    }

    /**
     * The areas of a path from above, and those right below each of them, by code.
     *
     * @param k the smallest group of the open data
     */
    public List<Counted> areas(int tenantId, List<AreaCode> path, YearMonth month, int k) {
        String[] codes = path.stream().map(AreaCode::value).toArray(String[]::new);
        return sql.list(
                KEPT + "select a.code, a.parent_code, a.name, " + SUMS
                        + " from core.area a left join kept f on f.area = a.code or f.area like a.code || '.%'"
                        + " where (a.code = any (?) or a.parent_code = any (?)) and a.valid_until is null"
                        + " and a.level in ('PROVINSI', 'KOTA', 'KECAMATAN', 'KELURAHAN')"
                        + " group by a.code, a.parent_code, a.name order by a.code",
                row -> new Counted(
                        new AreaCode(row.getString(1)),
                        row.getString(2) == null ? null : new AreaCode(row.getString(2)),
                        row.getString(3),
                        FigureTable.tally(row, 4)),
                tenantId,
                month.atDay(1),
                month.atDay(1),
                k,
                codes[0],
                codes,
                codes);
    }

    /** The categories that are open to everybody and have something in an area, by name. */
    public List<Kind> categories(int tenantId, AreaCode government, AreaCode area, YearMonth month, int k) {
        return sql.list(
                KEPT + "select c.code, c.name_id, c.name_en, " + SUMS + " from kept f join report.category c"
                        + " on c.tenant_id = ? and c.code = f.key where f.area = ? or f.area like ? || '.%'"
                        + " group by 1, 2, 3 order by 2",
                row -> new Kind(row.getString(1), row.getString(2), row.getString(3), FigureTable.tally(row, 4)),
                tenantId,
                month.atDay(1),
                month.atDay(1),
                k,
                government.value(),
                tenantId,
                area.value(),
                area.value());
    }

    /** Months of the whole government that have something, oldest first. */
    public List<Kind> months(int tenantId, AreaCode government, YearMonth first, YearMonth last, int k) {
        return sql.list(
                KEPT + "select f.month, " + SUMS + " from kept f group by 1 order by 1",
                row -> {
                    String month =
                            YearMonth.from(row.getObject(1, LocalDate.class)).toString();
                    return new Kind(month, month, month, FigureTable.tally(row, 2));
                },
                tenantId,
                first.atDay(1),
                last.atDay(1),
                k,
                government.value());
    }

    /**
     * Another word whenever a category is renamed, made private or public, or an area of the page (of a path
     * from above, and right below its last) is renamed.
     */
    public String names(int tenantId, List<AreaCode> path) {
        return sql.list(
                        """
                        select md5(concat_ws(e'\n',
                            (select string_agg(concat_ws(e'\t', code, name_id, name_en, private::text), e'\n' order by code)
                                from report.category where tenant_id = ?),
                            (select string_agg(concat_ws(e'\t', code, name), e'\n' order by code) from core.area
                                where (parent_code = ? or code = any (?)) and valid_until is null)))""",
                        row -> row.getString(1),
                        tenantId,
                        path.get(path.size() - 1).value(),
                        path.stream().map(AreaCode::value).toArray(String[]::new))
                .get(0);
    }
}
