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
import id.kentongan.report.rollup.entity.Withheld;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is counted, for everybody: months that have ended, no private category, and no number that is smaller than the
 * smallest group of the open data or could tell one.
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
        List<Counted> counted = table.areas(tenant.id(), path, month);
        List<Step> steps = path.stream()
                .flatMap(code -> counted.stream().filter(each -> each.area().equals(code)))
                .map(each -> new Step(each.area(), each.name()))
                .toList();
        if (steps.size() < path.size()) {
            return Optional.empty();
        }
        boolean all = path.size() == 1;
        boolean told = whole(counted, path.get(0)).received() >= k;
        for (int i = 1; i < path.size() && told; i++) {
            AreaCode next = path.get(i);
            told = below(counted, path.get(i - 1), true, k).stream()
                    .anyMatch(line -> line.key().equals(next.value()) && line.tally() != null);
        }
        return Optional.of(new OpenSheet(
                month,
                steps,
                told ? whole(counted, area) : null,
                below(counted, area, told, k),
                all && told ? lines(table.categories(tenant.id(), area, month), k) : List.of(),
                all ? months(tenant, last, k) : List.of(),
                k));
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

    private static Tally whole(List<Counted> counted, AreaCode area) {
        return counted.stream()
                .filter(each -> each.area().equals(area))
                .map(Counted::tally)
                .findFirst()
                .orElseGet(Tally::new);
    }

    /** The areas right below one; where that is withheld, so are they, since they add up to it. */
    private static List<Line> below(List<Counted> counted, AreaCode area, boolean told, int k) {
        List<Counted> children =
                counted.stream().filter(each -> area.equals(each.parent())).toList();
        List<Long> parts = new ArrayList<>(
                children.stream().map(each -> each.tally().received()).toList());
        // What lies in the area, but in none of those below: only the kecamatan was known, or the area is no more.
        parts.add(Math.max(
                0,
                whole(counted, area).received()
                        - parts.stream().mapToLong(Long::longValue).sum()));
        List<Boolean> withheld = Withheld.of(parts, k);
        return IntStream.range(0, children.size())
                .mapToObj(i -> line(
                        new Kind(
                                children.get(i).area().value(),
                                children.get(i).name(),
                                children.get(i).name(),
                                children.get(i).tally()),
                        !told || withheld.get(i)))
                .toList();
    }

    /** Empty where none may be told: even how many there are would say something, since each has a report. */
    private static List<Line> lines(List<Kind> kinds, int k) {
        List<Boolean> withheld =
                Withheld.of(kinds.stream().map(each -> each.tally().received()).toList(), k);
        if (!withheld.contains(false)) {
            return List.of();
        }
        return IntStream.range(0, kinds.size())
                .mapToObj(i -> line(kinds.get(i), withheld.get(i)))
                .toList();
    }

    /** Nobody is told the sum of all months, so each stands for itself. */
    private List<Line> months(Tenant tenant, YearMonth last, int k) {
        return table.months(tenant.id(), tenant.area(), last.minusMonths(TREND_MONTHS - 1L), last).stream()
                .map(each -> line(each, each.tally().received() < k))
                .toList();
    }

    private static Line line(Kind kind, boolean withheld) {
        @Nullable Tally tally = withheld ? null : kind.tally();
        return new Line(kind.key(), kind.name(), kind.englishName(), tally);
    }
}
