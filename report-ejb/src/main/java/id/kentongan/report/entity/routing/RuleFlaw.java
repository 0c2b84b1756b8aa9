package id.kentongan.report.entity.routing;

/**
 * What is wrong with a rule.
 *
 * @param rule its number, from 1; 0 for the rules as a whole
 * @param field of the rule; empty for the whole rule
 * @param what the word that is wrong, or what would be right
 */
public record RuleFlaw(int rule, String field, Kind kind, String what) {

    /** Kinds of mistakes. */
    public enum Kind {
        TOO_MANY,
        NOT_A_RULE,
        UNKNOWN_FIELD,
        MISSING,
        OUT_OF_RANGE,
        NOT_TRUE_OR_FALSE,
        NOT_TEXT,
        NOT_A_LIST,
        NOT_A_DAY,
        NOT_A_TIME,
        NOT_AN_ANSWER,
        NOT_AN_AREA,
        NOT_A_RECIPIENT,
        /** The government has no such category. */
        UNKNOWN_CATEGORY,
        /** There is no such area, or it is not the government's. */
        FOREIGN_AREA,
        /** The government has no such unit. */
        UNKNOWN_UNIT,
        /** The unit takes nothing any more. */
        CLOSED_UNIT,
        /** A category of the rule does not ask this, or the rule names no category. */
        UNKNOWN_QUESTION,
        /** Nobody can give this answer. */
        IMPOSSIBLE_ANSWER,
        /** For emergencies alone, of categories that are none. */
        NO_EMERGENCY,
        /** An earlier rule fits whatever this one fits. */
        UNREACHABLE
    }
}
