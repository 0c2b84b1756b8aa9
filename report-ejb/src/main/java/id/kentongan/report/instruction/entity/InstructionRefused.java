package id.kentongan.report.instruction.entity;

import jakarta.ejb.ApplicationException;

/** What was wanted with an instruction cannot be done, and why. */
@ApplicationException(rollback = true)
public class InstructionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** There is no such instruction, or no such unit on its way, for who asks. */
        UNKNOWN,
        /** Somebody else has to do it. */
        NOT_YOURS,
        /** Who has done it does not say that it is done well. */
        NOT_INDEPENDENT,
        /** It does not stand where this begins; somebody was faster. */
        TOO_LATE,
        SUBJECT_MISSING,
        SUBJECT_TOO_LONG,
        WORDS_MISSING,
        WORDS_TOO_LONG,
        /** Nobody to instruct was named. */
        UNIT_MISSING,
        /** Not below who instructs, or gone. */
        UNIT_NOT_POSSIBLE,
        /** Has it already. */
        UNIT_HAS_IT,
        TOO_MANY_UNITS,
        /** One instruction goes to one government. */
        SEVERAL_GOVERNMENTS,
        /** From tier to tier: the one between comes first. */
        SKIPS_A_TIER,
        /** Not to be found, or in no area of those who are instructed. */
        REPORT_NOT_POSSIBLE,
        TOO_MANY_REPORTS,
        ROOM_NOT_POSSIBLE,
        /** In the past, or more than a year ahead. */
        ACKNOWLEDGE_BY_NOT_POSSIBLE,
        /** Before it has to be read, later than the terms of who passes it on, or more than a year ahead. */
        FINISH_BY_NOT_POSSIBLE,
        PERCENT_NOT_POSSIBLE,
        /** Units that it is meant for have not got it yet. */
        NOT_PASSED_ON,
        UNITS_BELOW_OPEN,
        /** Fulfilled by their verified closing alone. */
        REPORTS_OPEN,
        TOO_MANY_PHOTOS
    }

    private final Reason reason;

    public InstructionRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
