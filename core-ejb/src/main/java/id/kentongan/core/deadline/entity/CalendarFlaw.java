package id.kentongan.core.deadline.entity;

/**
 * What is wrong with a calendar that somebody wrote.
 *
 * @param line which one, from 1; 0: the whole
 */
public record CalendarFlaw(int line, Kind kind) {

    /** What it is. */
    public enum Kind {
        /** More lines, or a longer text, than a calendar may have. */
        TOO_MANY,
        /** Neither CSV with the columns of the export nor iCalendar. */
        FORMAT,
        /** No day, or the last day is before the first, or more than 60 days, or no year from 2020 to 2100. */
        DAYS,
        /** Not one of the kinds. */
        KIND,
        /** It has no name, or a longer one than can be shown. */
        NAME,
        /** Other hours are missing, are no hours, or stand where nobody works. */
        HOURS,
        /** The same day is off twice, or has hours twice. */
        TWICE,
        /** Hardly any day of that year is left to work on. */
        NO_WORK
    }
}
