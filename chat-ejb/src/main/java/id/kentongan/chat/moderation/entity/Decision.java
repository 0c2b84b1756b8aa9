package id.kentongan.chat.moderation.entity;

/** What happens to a message, from the mildest to the strictest. */
public enum Decision {
    /** Delivered; nobody is asked. */
    PASS,
    /** Delivered as it is; a moderator reads it later. */
    QUEUE,
    /** Delivered behind a curtain that each reader may open; a moderator should look soon. */
    BLUR_AND_ALERT,
    /** Not delivered until a moderator has decided, who should look at once. */
    HOLD;

    /** The stricter of two. */
    public Decision or(Decision other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** At most {@code most}. */
    public Decision atMost(Decision most) {
        return compareTo(most) <= 0 ? this : most;
    }
}
