package id.kentongan.st.api;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/** A month of Jakarta's ranking that a test has frozen, long before those of the started program. */
public final class FrozenMonth {

    /** How many reports of Gambir count in it. */
    public static final int REPORTS = 30;

    private final Office office;
    private final YearMonth month;

    private FrozenMonth(Office office, YearMonth month) {
        this.office = office;
        this.month = month;
    }

    /**
     * Freezes a month with {@value #REPORTS} reports of Gambir, of which two thirds succeeded, if nobody has yet.
     *
     * @param ticket of one of them, a real report that did not succeed
     */
    public static FrozenMonth of(Office office, YearMonth month, String ticket) throws SQLException {
        FrozenMonth frozen = new FrozenMonth(office, month);
        frozen.item(UUID.fromString(office.text("select id::text from report.report where ticket = ?", ticket)), false);
        for (int i = 1; i < REPORTS; i++) {
            frozen.item(UUID.randomUUID(), i <= 2 * REPORTS / 3);
        }
        LocalDate first = month.atDay(1);
        office.change("insert into report.ranking values (1, ?, 1, 1, now(), null, null)", first);
        for (String[] board : new String[][] {{"KELURAHAN", Office.GAMBIR}, {"KECAMATAN", "31.71.01"}}) {
            office.change(
                    "insert into report.ranking_line values (1, ?, 1, ?, ?, 'Gambir', 1, 5000, ?, 20, 4, 15)",
                    first,
                    board[0],
                    board[1],
                    REPORTS);
            office.change(
                    "insert into report.ranking_cell values (1, ?, 1, ?, ?, 'NORMAL', ?, 20)",
                    first,
                    board[0],
                    board[1],
                    REPORTS);
        }
        return frozen;
    }

    private void item(UUID report, boolean success) throws SQLException {
        office.change(
                "insert into report.ranking_item values (1, ?, ?, ?, null, null, 'NORMAL', ?, null)",
                month.atDay(1),
                report,
                Office.GAMBIR,
                success);
    }

    /** Takes it all away again. */
    public void melt() throws SQLException {
        for (String table : new String[] {
            "ranking_contest", "ranking_cell", "ranking_line", "ranking", "ranking_item",
        }) {
            office.change("delete from report." + table + " where tenant_id = 1 and month = ?", month.atDay(1));
        }
        office.change("delete from report.ranking_publication where tenant_id = 1");
    }

    @Override
    public String toString() {
        return month.toString();
    }
}
