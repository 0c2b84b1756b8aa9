package id.kentongan.report.rollup.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.rollup.entity.Counter;
import id.kentongan.report.rollup.entity.FigureSheet;
import id.kentongan.report.rollup.entity.FigureSheet.Below;
import id.kentongan.report.rollup.entity.FigureSheet.Month;
import id.kentongan.report.rollup.entity.FigureSheet.Part;
import id.kentongan.report.rollup.entity.FigureSheet.Side;
import id.kentongan.report.rollup.entity.Period;
import id.kentongan.report.rollup.entity.Spread;
import id.kentongan.report.rollup.entity.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code report.rollup_figure}: four statements, whatever the area and the period. */
@ApplicationScoped
public class FigureTable {

    private static final int TREND_MONTHS = 13;
    private static final int DAYS = 7;
    private static final int HOURS = 24;

    private static final String SUMS = Arrays.stream(Counter.values())
            .map(counter -> "sum(f." + counter.column() + ")")
            .collect(Collectors.joining(", "));

    private final Sql sql;

    @Inject
    public FigureTable(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected FigureTable() {
        this(new Sql());
    }

    /** How often a government's counters have moved, and when last. */
    public record State(long version, @Nullable OffsetDateTime countedAt) {}

    /** @return version 0 for a government that has nothing yet */
    public State state(int tenantId) {
        return sql.one(
                        "select version, folded_at from report.rollup_state where tenant_id = ?",
                        row -> new State(row.getLong(1), row.getObject(2, OffsetDateTime.class)),
                        tenantId)
                .orElse(new State(0, null));
    }

    /** All figures of an area; the caller has entered the scope and decided whether they may be read. */
    public FigureSheet read(int tenantId, AreaCode area, Period period) {
        State state = state(tenantId);
        Gathered now = new Gathered();
        Gathered before = new Gathered();
        gather(tenantId, area, period, now, before);
        List<Month> trend = trend(tenantId, area, period);
        List<Below> below = new ArrayList<>();
        String name = below(tenantId, area, period, below).orElse(area.value());
        return new FigureSheet(
                tenantId,
                area,
                name,
                period,
                now.side(),
                before.side(),
                trend,
                below,
                state.version(),
                state.countedAt());
    }

    /** A row of figures on its way into its place. */
    private record Line(boolean now, String facet, String key, String name, String english, Tally tally) {}

    private void gather(int tenantId, AreaCode area, Period period, Gathered now, Gathered before) {
        Period earlier = period.before();
        sql.list(
                        "select s.now, s.facet, s.key, coalesce(c.name_id, u.name, s.key), coalesce(c.name_en, u.name, s.key), "
                                + Arrays.stream(Counter.values())
                                        .map(counter -> "s." + counter.column())
                                        .collect(Collectors.joining(", "))
                                + " from (select f.month >= ? as now, f.facet, f.key, "
                                + Arrays.stream(Counter.values())
                                        .map(counter -> "sum(f.%1$s) as %1$s".formatted(counter.column()))
                                        .collect(Collectors.joining(", "))
                                + " from report.rollup_figure f where f.tenant_id = ? and f.area_code = ?"
                                + " and f.facet = any (?) and f.month between ? and ? group by 1, 2, 3) s"
                                + " left join report.category c on s.facet = 'CATEGORY' and c.tenant_id = ? and c.code = s.key"
                                + " left join core.unit u on s.facet = 'UNIT' and u.id::text = s.key",
                        row -> new Line(
                                row.getBoolean(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                tally(row, 6)),
                        period.first().atDay(1),
                        tenantId,
                        area.value(),
                        new String[] {"ALL", "CATEGORY", "CHANNEL", "HOUR", "UNIT", "ANSWER", "CLOSE"},
                        earlier.first().atDay(1),
                        period.last().atDay(1),
                        tenantId)
                .forEach(line -> (line.now() ? now : before).take(line));
    }

    private List<Month> trend(int tenantId, AreaCode area, Period period) {
        YearMonth first = period.last().minusMonths(Math.max(TREND_MONTHS, period.months()) - 1L);
        Map<YearMonth, Tally> found = new TreeMap<>();
        for (YearMonth month = first; !month.isAfter(period.last()); month = month.plusMonths(1)) {
            found.put(month, new Tally());
        }
        sql.list(
                        "select f.month, " + SUMS + " from report.rollup_figure f where f.tenant_id = ?"
                                + " and f.area_code = ? and f.facet = 'ALL' and f.month between ? and ? group by 1",
                        row -> new Month(YearMonth.from(row.getObject(1, LocalDate.class)), tally(row, 2)),
                        tenantId,
                        area.value(),
                        first.atDay(1),
                        period.last().atDay(1))
                .forEach(month -> found.put(month.month(), month.tally()));
        return found.entrySet().stream()
                .map(month -> new Month(month.getKey(), month.getValue()))
                .toList();
    }

    /** @return the area's own name */
    private Optional<String> below(int tenantId, AreaCode area, Period period, List<Below> below) {
        List<Below> found = sql.list(
                "select a.code, a.name, " + SUMS + " from core.area a left join report.rollup_figure f"
                        + " on f.tenant_id = ? and f.area_code = a.code and f.facet = 'ALL' and f.month between ? and ?"
                        + " and a.code <> ? where (a.code = ? or a.parent_code = ?) and a.valid_until is null"
                        + " and a.level in ('PROVINSI', 'KOTA', 'KECAMATAN', 'KELURAHAN')"
                        + " group by a.code, a.name order by a.code",
                row -> new Below(new AreaCode(row.getString(1)), row.getString(2), tally(row, 3)),
                tenantId,
                period.first().atDay(1),
                period.last().atDay(1),
                area.value(),
                area.value(),
                area.value());
        found.stream().filter(each -> !each.area().equals(area)).forEach(below::add);
        return found.stream()
                .filter(each -> each.area().equals(area))
                .map(Below::name)
                .findFirst();
    }

    /** The counters of a row, in their order, from a column on. */
    static Tally tally(ResultSet row, int column) throws SQLException {
        Tally tally = new Tally();
        int next = column;
        for (Counter counter : Counter.values()) {
            tally.add(counter, row.getLong(next++));
        }
        return tally;
    }

    /** One side while its rows come. */
    private static final class Gathered {
        private final Tally all = new Tally();
        private final Spread answers = new Spread();
        private final Spread closings = new Spread();
        private final Map<String, List<Part>> parts = new HashMap<>();
        private final long[][] hours = new long[DAYS][HOURS];

        void take(Line line) {
            switch (line.facet()) {
                case "ALL" -> all.add(line.tally());
                case "ANSWER" ->
                    answers.add(Integer.parseInt(line.key()), line.tally().received());
                case "CLOSE" ->
                    closings.add(Integer.parseInt(line.key()), line.tally().received());
                case "HOUR" ->
                    hours[line.key().charAt(0) - '1'][
                            Integer.parseInt(line.key().substring(2))] += line.tally()
                            .received();
                default ->
                    parts.computeIfAbsent(line.facet(), facet -> new ArrayList<>())
                            .add(new Part(line.key(), line.name(), line.english(), line.tally()));
            }
        }

        Side side() {
            return new Side(
                    all,
                    answers,
                    closings,
                    parts("CATEGORY"),
                    parts("CHANNEL"),
                    parts("UNIT"),
                    Arrays.stream(hours)
                            .map(day -> Arrays.stream(day).boxed().toList())
                            .toList());
        }

        private List<Part> parts(String facet) {
            return parts.getOrDefault(facet, Collections.emptyList()).stream()
                    .filter(part -> part.tally().received() > 0)
                    .sorted(Comparator.comparingLong((Part part) -> part.tally().received())
                            .reversed()
                            .thenComparing(Part::key))
                    .toList();
        }
    }
}
