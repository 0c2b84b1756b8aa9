package id.kentongan.st.api;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Counters of a month of Jakarta that a test has made up, before those of the started program. */
public final class OpenMonth implements AutoCloseable {

    private final Office office;
    private final YearMonth month;
    private final List<String[]> added = new ArrayList<>();

    public OpenMonth(Office office, YearMonth month) {
        this.office = office;
        this.month = month;
    }

    /** So many reports of a category came into an area of whatever tier, and all were answered. */
    public void add(String area, String category, long reports) throws SQLException {
        add(area, "CATEGORY", category, reports, 0, 0);
    }

    /** The same for a kelurahan, in which nothing was counted yet, and the areas above it. */
    public void addDown(String kelurahan, String category, long reports) throws SQLException {
        for (int length : new int[] {2, 5, 8, 13}) {
            String area = kelurahan.substring(0, length);
            if (added.stream().anyMatch(row -> row[0].equals(area) && row[2].equals(category))) {
                office.change(
                        "update report.rollup_figure set received = received + ? where tenant_id = 1 and month = ?"
                                + " and area_code = ? and facet = 'CATEGORY' and key = ?",
                        reports,
                        month.atDay(1),
                        area,
                        category);
            } else {
                add(area, category, reports);
            }
        }
    }

    /**
     * The same for any facet.
     *
     * @param open how many of them are open still
     * @param closed how many of whatever month were closed in this one
     */
    public void add(String area, String facet, String key, long reports, long open, long closed) throws SQLException {
        office.change(
                "insert into report.rollup_figure values (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, ?)",
                area,
                facet,
                month.atDay(1),
                key,
                reports,
                open,
                reports,
                reports,
                reports,
                reports,
                reports,
                reports,
                closed);
        added.add(new String[] {area, facet, key});
    }

    @Override
    public void close() throws SQLException {
        for (String[] row : added) {
            office.change(
                    "delete from report.rollup_figure where tenant_id = 1 and month = ? and area_code = ? and facet = ?"
                            + " and key = ?",
                    month.atDay(1),
                    row[0],
                    row[1],
                    row[2]);
        }
    }
}
