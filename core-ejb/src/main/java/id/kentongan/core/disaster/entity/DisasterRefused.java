package id.kentongan.core.disaster.entity;

import jakarta.ejb.ApplicationException;

/** Why a disaster could not be declared, prolonged or ended; nothing was changed. */
@ApplicationException(rollback = true)
public class DisasterRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What to mend. */
    public enum Why {
        /** Not all of the areas are the actor's to decide about. */
        NOT_YOURS,
        /** None or too many areas, or one that there is not. */
        AREAS,
        /** Less than an hour or more than the most; or a later end is not later. */
        HOURS,
        /** No reason, or too long a one. */
        REASON,
        /** The same kind is declared there already. */
        ALREADY,
        /** So many disasters at once that somebody should end one first. */
        TOO_MANY,
        /** It is over, or somebody else was faster. */
        OVER
    }

    private final Why why;

    public DisasterRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
