package id.kentongan.report.rollup.boundary;

import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.SmallestGroup;
import id.kentongan.report.rollup.control.FigureTable;
import id.kentongan.report.rollup.control.OpenTable;
import id.kentongan.report.rollup.control.OpenTable.Counted;
import id.kentongan.report.rollup.control.OpenTable.Kind;
import id.kentongan.report.rollup.entity.OpenSheet;
import id.kentongan.report.rollup.entity.OpenSheet.Line;
import id.kentongan.report.rollup.entity.OpenSheet.Step;
import id.kentongan.report.rollup.entity.Tally;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the open data of a month come to, for everybody: months that have ended, no private category, and nothing that
 * the rows of the open data do not tell themselves.
 */
@Stateless
public class OpenFigures {

    /** How many months back are told. */
    public static final int MOST_MONTHS = 24;

    private static final int TREND_MONTHS = 13;

    @Inject
    private OpenTable table;

    @Inject
    private FigureTable figures;

    @Inject
    private SmallestGroup smallest;

    @Inject
    private DatabaseClock clock;

    /** The last month that has ended in the government's time zone. */
    public YearMonth lastMonth(Tenant tenant) {
        return YearMonth.from(clock.now().atZoneSameInstant(tenant.zone())).minusMonths(1);
    }

    /**
     * Another whenever what is told of the area is: the counters have moved, a category or an area was renamed, a category
     * was made private, there is a newer month, or the smallest group is another.
     */
    public String version(Tenant tenant, AreaCode area) {
        return Scope.tenant(tenant.id())
                .call(() -> String.join(
                        "-",
                        String.valueOf(figures.state(tenant.id()).version()),
                        String.valueOf(smallest.size()),
                        lastMonth(tenant).toString(),
                        table.names(tenant.id(), path(tenant.area(), area))));
    }

    /**
     * @param area the government's own, or one below down to a kecamatan
     * @return empty for another area, and for a month that has not ended or is too long ago
     */
    public Optional<OpenSheet> read(Tenant tenant, AreaCode area, YearMonth month) {
        YearMonth last = lastMonth(tenant);
        if (month.isAfter(last)
                || month.isBefore(last.minusMonths(MOST_MONTHS - 1L))
                || !area.within(tenant.area())
                || area.level().compareTo(Level.KECAMATAN) > 0) {
            return Optional.empty();
        }
        return Scope.tenant(tenant.id()).call(() -> sheet(tenant, area, month, last));
    }

    private Optional<OpenSheet> sheet(Tenant tenant, AreaCode area, YearMonth month, YearMonth last) {
        int k = smallest.size();
        List<AreaCode> path = path(tenant.area(), area);
        List<Counted> counted = table.areas(tenant.id(), path, month, k);
        List<Counted> steps = path.stream()
                .flatMap(code -> counted.stream().filter(each -> each.area().equals(code)))
                .toList();
        if (steps.size() < path.size()) {
            return Optional.empty();
        }
        return Optional.of(new OpenSheet(
                month,
                steps.stream().map(each -> new Step(each.area(), each.name())).toList(),
                told(steps.get(steps.size() - 1).tally()),
                counted.stream()
                        .filter(each -> area.equals(each.parent()))
                        .map(each -> new Line(each.area().value(), each.name(), each.name(), told(each.tally())))
                        .toList(),
                lines(table.categories(tenant.id(), tenant.area(), area, month, k)),
                path.size() > 1
                        ? List.of()
                        : lines(table.months(tenant.id(), tenant.area(), last.minusMonths(TREND_MONTHS - 1L), last, k)),
                k));
    }

    /** Nothing and too few are the same to the reader. */
    private static @Nullable Tally told(Tally tally) {
        return tally.received() == 0 ? null : tally;
    }

    private static List<Line> lines(List<Kind> kinds) {
        return kinds.stream()
                .map(each -> new Line(each.key(), each.name(), each.englishName(), each.tally()))
                .toList();
    }

    /** From the one to the other, both included. */
    private static List<AreaCode> path(AreaCode first, AreaCode last) {
        return Stream.iterate(
                        Optional.of(last),
                        Optional::isPresent,
                        code -> code.filter(each -> !each.equals(first)).flatMap(AreaCode::parent))
                .map(Optional::get)
                .sorted()
                .toList();
    }
}
