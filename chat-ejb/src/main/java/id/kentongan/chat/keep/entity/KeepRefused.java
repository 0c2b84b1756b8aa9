package id.kentongan.chat.keep.entity;

import jakarta.ejb.ApplicationException;

/** It cannot be kept, held or taken along so. */
@ApplicationException(rollback = true)
public class KeepRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** There is no such government, kelurahan or hold for this person. */
        UNKNOWN,
        /** Days out of range. */
        DAYS,
        /** A period that ends before it begins, or a hold that ends in the past or in more than ten years. */
        PERIOD,
        /** A reason is missing, too long, or has signs that nobody can read. */
        REASON,
        /** More than one file holds. */
        TOO_MANY
    }

    private final Reason reason;

    public KeepRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
