package id.kentongan.chat.community.entity;

import jakarta.ejb.ApplicationException;

/** A community cannot be founded, joined or decided about; nothing has happened. */
@ApplicationException(rollback = true)
public class CommunityRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** No such community, or none for this person. */
        UNKNOWN,
        /** The name is too short or too long. */
        NAME_LENGTH,
        /** What it is for is too short or too long. */
        PURPOSE_LENGTH,
        /** Control characters, or such that turn the direction of writing. */
        UNFIT_CHARACTERS,
        /** Name or purpose are what moderators' rules hold back. */
        WORDS_UNFIT,
        /** The founder has not said in which RW they live. */
        NO_RW,
        /** The founder has not been in the kelurahan's room long enough. */
        TOO_NEW,
        /** The founder has been warned, silenced or put out in the last 90 days. */
        STRIKES,
        /** The founder has asked for as many as one person can have. */
        TOO_MANY_OWN,
        /** The kelurahan has as many as it can have. */
        TOO_MANY_HERE,
        /** Another one in the kelurahan is called so. */
        NAME_TAKEN,
        /** It has as many members as it can have. */
        FULL,
        /** One is in as many as one can be in. */
        TOO_MANY_JOINED,
        /** A moderator has decided, or it is not open. */
        DECIDED,
        /** Refusing and closing need words that say why. */
        NOTE_MISSING,
        NOTE_TOO_LONG
    }

    private final Reason reason;
    private final int number;

    public CommunityRefused(Reason reason) {
        this(reason, 0);
    }

    /** @param number of days or communities that the reason is about; 0 for none */
    public CommunityRefused(Reason reason, int number) {
        super(reason.name());
        this.reason = reason;
        this.number = number;
    }

    public Reason reason() {
        return reason;
    }

    public int number() {
        return number;
    }
}
