package id.kentongan.core.deadline.entity;

/**
 * What is wrong with a ladder that somebody wrote.
 *
 * @param line which one, from 1; 0: the whole
 */
public record LadderFlaw(int line, Kind kind) {

    /** What it is. */
    public enum Kind {
        /** More steps than a ladder may have. */
        TOO_MANY,
        /** An amount, a share or an interval is out of its range. */
        AMOUNT,
        /** It has no source, or a longer one than can be shown. */
        SOURCE,
        /** Not the code of a category. */
        TOPIC,
        /** The government has no such agency. */
        AGENCY,
        /** Something that this phase cannot do. */
        ACTION,
        /** Nobody above is ever told of what nobody accepts. */
        NOBODY_TOLD,
        /** A wait that never ends, or lasts longer than the law allows (UU 25/2009: 30 days). */
        ENDLESS_WAIT
    }
}
