package id.kentongan.report.export.boundary;

import jakarta.ejb.ApplicationException;
import java.time.YearMonth;

/** A month that has not ended is not public: two exports of it could be subtracted from each other. */
@ApplicationException(rollback = true)
public class MonthNotOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MonthNotOver(YearMonth month) {
        super(month + " has not ended");
    }
}
