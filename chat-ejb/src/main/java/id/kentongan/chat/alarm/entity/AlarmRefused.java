package id.kentongan.chat.alarm.entity;

import jakarta.ejb.ApplicationException;

/** An alarm cannot be dealt with like that; nothing has happened. */
@ApplicationException(rollback = true)
public class AlarmRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** No such alarm, or none of the officer's areas. */
        UNKNOWN,
        /** The officer may read it and not deal with it. */
        NOT_YOURS,
        /** Somebody deals with it already. */
        TAKEN,
        /** Nobody has taken it yet. */
        NOT_TAKEN,
        /** It is over. */
        CLOSED,
        NOTE_MISSING,
        NOTE_TOO_LONG,
        /** Control characters, or such that turn the direction of writing. */
        UNFIT_CHARACTERS
    }

    private final Reason reason;

    public AlarmRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
