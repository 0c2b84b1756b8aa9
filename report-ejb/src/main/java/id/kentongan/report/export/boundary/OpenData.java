package id.kentongan.report.export.boundary;

import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.SmallestGroup;
import id.kentongan.report.export.control.Exports;
import id.kentongan.report.export.entity.ExportRow;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;

/** What everybody may have: reports as groups in which nobody stands out. */
@Stateless
public class OpenData {

    /** How many reports a combination of area, category and period needs if nothing else is set. */
    public static final int STANDARD_K = SmallestGroup.STANDARD;

    @Inject
    private Exports exports;

    @Inject
    private DatabaseClock clock;

    @Inject
    private SmallestGroup smallest;

    /** Names of the cells. */
    public List<String> columns() {
        return Exports.PUBLIC_COLUMNS;
    }

    /** The last month that has ended in the tenant's time zone. */
    public YearMonth lastMonth(Tenant tenant) {
        return YearMonth.from(clock.now().atZoneSameInstant(tenant.zone())).minusMonths(1);
    }

    /**
     * The reports of one month, as groups.
     *
     * @param rows takes each row as it is read
     * @throws MonthNotOver if the month has not ended
     */
    public void month(Tenant tenant, YearMonth month, Consumer<ExportRow> rows) {
        if (month.isAfter(lastMonth(tenant))) {
            throw new MonthNotOver(month);
        }
        int k = smallest.size();
        Scope.tenant(tenant.id()).run(() -> exports.publicMonth(tenant.id(), tenant.zone(), month, k, false, rows));
    }
}
