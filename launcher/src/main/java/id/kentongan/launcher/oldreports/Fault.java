package id.kentongan.launcher.oldreports;

import java.util.List;

/** Why a row is refused; each has a sentence and a cure in the bundle. */
record Fault(Reason reason, List<Object> details) {

    enum Reason {
        NO_ID,
        LONG_ID,
        NO_TIME,
        BAD_TIME,
        FUTURE_TIME,
        ANCIENT_TIME,
        NO_POSITION,
        BAD_POSITION,
        OUTSIDE,
        OTHER_TENANT,
        NO_CATEGORY,
        UNKNOWN_CATEGORY,
        NO_STATUS,
        UNKNOWN_STATUS,
        UNDATED,
        WRONG_ORDER,
        LONG_TEXT,
        LONG_ADDRESS,
        BAD_CHARACTER,
        OPEN_REPORT,
        NOBODY_ANSWERS
    }

    static Fault of(Reason reason, Object... details) {
        return new Fault(reason, List.of(details));
    }
}
