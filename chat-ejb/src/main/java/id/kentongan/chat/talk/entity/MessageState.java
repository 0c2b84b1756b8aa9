package id.kentongan.chat.talk.entity;

/** How a message is shown. It keeps its number whatever happens to it. */
public enum MessageState {
    SHOWN,
    /** Covered until the reader uncovers it; a moderator looks at it. */
    BLURRED,
    /** Shown to its speaker alone until a moderator has looked at it. */
    HELD,
    /** Hidden by a moderator, who said why. */
    HIDDEN,
    /** Taken back by its speaker. */
    REMOVED;

    /** Whether people of the room read its words. */
    public boolean readable() {
        return this == SHOWN || this == BLURRED;
    }
}
