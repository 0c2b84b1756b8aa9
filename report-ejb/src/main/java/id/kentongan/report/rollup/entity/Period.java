package id.kentongan.report.rollup.entity;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Whole months in a government's time zone.
 *
 * @param first the first of them
 * @param last the last, not before the first; at most {@value #MOST_MONTHS} months in all
 */
public record Period(YearMonth first, YearMonth last) {

    /** The longest period that figures are asked for. */
    public static final int MOST_MONTHS = 24;

    private static final YearMonth EARLIEST = YearMonth.of(2000, 1);
    private static final YearMonth LATEST = YearMonth.of(2999, 12);

    public Period {
        if (!fits(first, last)) {
            throw new IllegalArgumentException("not a period: " + first + " to " + last);
        }
    }

    private static boolean fits(YearMonth first, YearMonth last) {
        return !first.isBefore(EARLIEST)
                && !last.isAfter(LATEST)
                && !last.isBefore(first)
                && ChronoUnit.MONTHS.between(first, last) < MOST_MONTHS;
    }

    public static Period month(YearMonth month) {
        return new Period(month, month);
    }

    /** The quarter of a year that a month lies in. */
    public static Period quarter(YearMonth month) {
        YearMonth first = month.withMonth((month.getMonthValue() - 1) / 3 * 3 + 1);
        return new Period(first, first.plusMonths(2));
    }

    public static Period year(int year) {
        return new Period(YearMonth.of(year, 1), YearMonth.of(year, 12));
    }

    /**
     * @param from such as {@code 2026-05}
     * @param to the same
     * @return empty for what is no period, or one that is too long
     */
    public static Optional<Period> of(String from, String to) {
        try {
            YearMonth first = YearMonth.parse(from);
            YearMonth last = YearMonth.parse(to);
            return fits(first, last) ? Optional.of(new Period(first, last)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public int months() {
        return (int) ChronoUnit.MONTHS.between(first, last) + 1;
    }

    /** As many months just before it. */
    public Period before() {
        return new Period(first.minusMonths(months()), first.minusMonths(1));
    }

    public boolean holds(YearMonth month) {
        return !month.isBefore(first) && !month.isAfter(last);
    }

    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + "/" + last;
    }
}
