package id.kentongan.st.api;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** A year of a city's counters, made up by a test, in which a category rises, comes again, and a unit has too much. */
public final class HintedYear implements AutoCloseable {

    private static final String CITY = "31.75";
    private static final String KELURAHAN = "31.75.01.1001";
    private static final int MONTHS = 13;

    private final List<OpenMonth> months = new ArrayList<>();

    /**
     * @param last the month that has ended last
     * @param unit the one that has too much
     */
    public HintedYear(Office office, YearMonth last, String unit) throws SQLException {
        for (int back = MONTHS; back >= 0; back--) {
            OpenMonth month = new OpenMonth(office, last.minusMonths(back));
            months.add(month);
            month.add(CITY, "ALL", "", 100, 0, 0);
            month.add(CITY, "CATEGORY", "banjir", back == 0 ? 90 : 20, 0, 0);
            if (back < 8) {
                month.add(KELURAHAN, "CATEGORY", "sampah", 4, 0, 0);
            }
            month.add(CITY, "UNIT", unit, 100, 15, 40);
        }
    }

    /** The city's code. */
    public String city() {
        return CITY;
    }

    @Override
    public void close() throws SQLException {
        for (OpenMonth month : months) {
            month.close();
        }
    }
}
