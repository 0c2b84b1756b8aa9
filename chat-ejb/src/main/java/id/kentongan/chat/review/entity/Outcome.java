package id.kentongan.chat.review.entity;

/** What a moderator decides. All but the first hide the message; the last two hold for all rooms of the kelurahan. */
public enum Outcome {
    /** Nothing is wrong with it; it is shown as it was written. */
    DISMISS,
    HIDE,
    /** Hidden, and counted. */
    WARN,
    /** Counted; the speaker says nothing for a time. */
    MUTE,
    /** Counted; the speaker is out of the rooms for a time. */
    BLOCK;

    /** Whether it counts for what is suggested next time. */
    public boolean counts() {
        return compareTo(HIDE) > 0;
    }

    /** Whether it lasts for a time that has to be said. */
    public boolean lasts() {
        return this == MUTE || this == BLOCK;
    }
}
