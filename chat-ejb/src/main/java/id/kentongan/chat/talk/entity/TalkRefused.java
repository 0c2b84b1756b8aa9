package id.kentongan.chat.talk.entity;

import jakarta.ejb.ApplicationException;

/** Something cannot be said, or done to what was said; nothing has happened. */
@ApplicationException(rollback = true)
public class TalkRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** No such room or message, or none for this person. */
        UNKNOWN,
        /** The citizen has not said where they live. */
        NO_HOME,
        /** The citizen has not said how old they are. */
        NO_AGE,
        /** Another age was said before; it is corrected on request. */
        AGE_SAID,
        /** No government served here has such a kelurahan. */
        NO_SUCH_AREA,
        /** The last move to another kelurahan is less than 30 days old. */
        MOVED_LATELY,
        /** The citizen is younger than 17. */
        TOO_YOUNG,
        /** Only offices speak here. */
        READ_ONLY,
        /** A moderator has silenced this person here for a time. */
        SILENCED,
        /** A moderator has put this person out of the room for a time. */
        BLOCKED,
        /** The room is slow: the last message is not old enough. */
        SLOW,
        WORDS_MISSING,
        WORDS_TOO_LONG,
        /** Control characters, or such that turn the direction of writing. */
        UNFIT_CHARACTERS,
        TOO_MANY_TAGS,
        /** The number of the message was used for other words. */
        ID_REUSED,
        /** The message that is answered is not there. */
        NO_SUCH_MESSAGE,
        /** It is not one's own, or too old to be changed. */
        NOT_YOURS,
        /** As many are pinned as a room can show. */
        TOO_MANY_PINS,
        /** The message has become another report already. */
        REPORTED,
        /** What was typed is no position. */
        NO_SUCH_PLACE,
        /** The message has as many photos as one can have. */
        TOO_MANY_PHOTOS,
        /** The kelurahan has no officials of RT and RW who could confirm. */
        NO_OFFICIALS,
        /** Nobody was asked to confirm it, or not this person. */
        NOT_ASKED
    }

    private final Reason reason;
    private final long seconds;

    public TalkRefused(Reason reason) {
        this(reason, 0);
    }

    /** @param seconds after which it will be taken; 0 where waiting does not help */
    public TalkRefused(Reason reason, long seconds) {
        super(reason.name());
        this.reason = reason;
        this.seconds = seconds;
    }

    public Reason reason() {
        return reason;
    }

    public long seconds() {
        return seconds;
    }
}
