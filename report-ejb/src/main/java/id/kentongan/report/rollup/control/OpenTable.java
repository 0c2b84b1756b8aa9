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

/** Reads counters without those of private categories: a few statements, whatever the area. */
@ApplicationScoped
public class OpenTable {

    private static final String SUMS = Arrays.stream(Counter.values())
            .map(counter -> "coalesce(sum(f." + counter.column() + "), 0)")
            .collect(Collectors.joining(", "));

    private static final String COUNTED = " left join (report.rollup_figure f join report.category c on"
            + " c.tenant_id = f.tenant_id and c.code = f.key and not c.private) on f.tenant_id = ? and f.facet = 'CATEGORY'";

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

    /** The areas of a path from above, and those right below each of them, by code. */
    public List<Counted> areas(int tenantId, List<AreaCode> path, YearMonth month) {
        String[] codes = path.stream().map(AreaCode::value).toArray(String[]::new);
        return sql.list(
                "select a.code, a.parent_code, a.name, " + SUMS + " from core.area a" + COUNTED
                        + " and f.area_code = a.code and f.month = ?"
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
                codes,
                codes);
    }

    /** The categories that are open to everybody, by name. */
    public List<Kind> categories(int tenantId, AreaCode area, YearMonth month) {
        return sql.list(
                "select c.code, c.name_id, c.name_en, " + SUMS + " from report.category c join report.rollup_figure f"
                        + " on f.tenant_id = c.tenant_id and f.key = c.code and f.facet = 'CATEGORY' and f.area_code = ?"
                        + " and f.month = ? where c.tenant_id = ? and not c.private group by 1, 2, 3"
                        + " having sum(f.received) > 0 order by 2",
                row -> new Kind(row.getString(1), row.getString(2), row.getString(3), FigureTable.tally(row, 4)),
                area.value(),
                month.atDay(1),
                tenantId);
    }

    /** Months that have something, oldest first. */
    public List<Kind> months(int tenantId, AreaCode area, YearMonth first, YearMonth last) {
        return sql.list(
                "select f.month, " + SUMS + " from report.rollup_figure f join report.category c"
                        + " on c.tenant_id = f.tenant_id and c.code = f.key and not c.private"
                        + " where f.tenant_id = ? and f.facet = 'CATEGORY' and f.area_code = ? and f.month between ? and ?"
                        + " group by 1 order by 1",
                row -> {
                    String month =
                            YearMonth.from(row.getObject(1, LocalDate.class)).toString();
                    return new Kind(month, month, month, FigureTable.tally(row, 2));
                },
                tenantId,
                area.value(),
                first.atDay(1),
                last.atDay(1));
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
