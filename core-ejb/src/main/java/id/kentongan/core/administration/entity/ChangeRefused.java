package id.kentongan.core.administration.entity;

import jakarta.ejb.ApplicationException;

/** A change that administrators asked for and that cannot be made; nothing of it has happened. */
@ApplicationException(rollback = true)
public class ChangeRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, and what would help. */
    public enum Reason {
        /** Nobody changes what concerns the own rights: another administrator does. */
        OWN_RIGHTS,
        /** The unit's tier has no such role. */
        ROLE_DOES_NOT_FIT,
        /** There is no person of that user name, or the person's account is closed. */
        NO_SUCH_PERSON,
        /** The person has that role there already, at that time. */
        ALREADY_THERE,
        /** The end lies before the beginning, the beginning in the past, or the time is longer than allowed. */
        TIMES,
        /** The name or the reason is too short, too long or has characters that cannot be shown. */
        WORDS,
        /** The person works for others too, whom the actor may not decide for. */
        ELSEWHERE,
        /** It is over already, or somebody else has changed it meanwhile. */
        OVER,
        /** Somebody else has changed it since the page was made; see {@link ChangeRefused#by()}. */
        CHANGED,
        /** Cases are open there: it must be said who takes over. */
        OPEN_CASES,
        /** There is no such open office that could do it, or it would stand above itself. */
        NO_SUCH_UNIT,
        /** There is no such area in force, or it is not that government's. */
        NO_SUCH_AREA,
        /** Another one has the name, the domain, the key or the place. */
        TAKEN,
        /** A domain, zone, preset, key or contact cannot be read. */
        VALUE
    }

    private final Reason reason;
    private final String by;

    public ChangeRefused(Reason reason) {
        this(reason, "");
    }

    /** @param by who changed it meanwhile, as colleagues see the name */
    public ChangeRefused(Reason reason, String by) {
        super(reason.name());
        this.reason = reason;
        this.by = by;
    }

    /** Who changed it meanwhile; empty if that is not the reason or not known. */
    public String by() {
        return by;
    }

    public Reason reason() {
        return reason;
    }
}
