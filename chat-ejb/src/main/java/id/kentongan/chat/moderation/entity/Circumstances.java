package id.kentongan.chat.moderation.entity;

/**
 * What matters beside the text.
 *
 * @param officer written by an officer in that role
 * @param announcement an announcement or an instruction, not talk
 * @param unattended it is night and no moderator is on duty
 * @param reports how many readers have reported the message so far
 */
public record Circumstances(boolean officer, boolean announcement, boolean unattended, int reports) {

    /** A citizen's new message while a moderator is there. */
    public static final Circumstances PLAIN = new Circumstances(false, false, false, 0);

    public Circumstances {
        if (reports < 0) {
            throw new IllegalArgumentException("reports cannot be negative: " + reports);
        }
    }
}
