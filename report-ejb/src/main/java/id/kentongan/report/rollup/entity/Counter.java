package id.kentongan.report.rollup.entity;

import java.util.Locale;

/**
 * What is counted. All but the last two belong to the day on which the reports were received, so that shares of a
 * month's reports are quotients of sums; minutes are sums too, their mean is the quotient by {@link #ANSWERED}, or by
 * resolved and rejected together.
 */
public enum Counter {
    RECEIVED,
    /** Open now. */
    OPEN,
    /** Somebody has looked, and it is a report. */
    VERIFIED,
    /** Taken on or closed. */
    ANSWERED,
    /** Answered before the case had to climb to the city or regency. */
    ANSWERED_IN_TIME,
    RESOLVED,
    /** Resolved within the term that the public was told. */
    RESOLVED_IN_TIME,
    /** Closed as fixed after somebody else than who did it has looked: the only success that counts. */
    FIXED,
    REJECTED,
    /** How often they were reopened. */
    REOPENED,
    /** Climbed to the city or higher. */
    ESCALATED,
    /** Whole minutes from receipt to answer, summed. */
    MINUTES_TO_ANSWER,
    /** Whole minutes from receipt to closing, summed. */
    MINUTES_TO_CLOSE,
    /** How many their reporters have rated. */
    RATINGS,
    /** Their stars, 1 to 5 each, summed; the mean is the quotient by {@link #RATINGS}. */
    RATING_SUM,
    /** Reports of whatever day that were answered on this one. */
    ANSWERED_THAT_DAY,
    /** Reports of whatever day that were closed on this one. */
    CLOSED_THAT_DAY;

    /** The column's name in {@code report.rollup_day}, {@code rollup_month} and {@code rollup_figure}. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
