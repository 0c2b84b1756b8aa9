package id.kentongan.st.api;

import java.sql.SQLException;
import java.time.YearMonth;

/** Counters of a month of Jakarta that a test has made up, long before those of the started program. */
public final class OpenMonth implements AutoCloseable {

    private final Office office;
    private final YearMonth month;

    public OpenMonth(Office office, YearMonth month) {
        this.office = office;
        this.month = month;
    }

    /** So many reports of a category came into an area of whatever tier, and all were answered. */
    public void add(String area, String category, long reports) throws SQLException {
        office.change(
                "insert into report.rollup_figure values (1, ?, 'CATEGORY', ?, ?,"
                        + " ?, 0, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0)",
                area,
                month.atDay(1),
                category,
                reports,
                reports,
                reports,
                reports,
                reports,
                reports,
                reports);
    }

    @Override
    public void close() throws SQLException {
        office.change("delete from report.rollup_figure where tenant_id = 1 and month = ?", month.atDay(1));
    }
}
