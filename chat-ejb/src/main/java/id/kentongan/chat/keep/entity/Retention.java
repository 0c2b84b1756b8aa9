package id.kentongan.chat.keep.entity;

import id.kentongan.chat.keep.entity.KeepRefused.Reason;

/**
 * How long a government keeps what is said in its rooms.
 *
 * @param visibleDays how long people of a room can read a message, {@value #SHORTEST} to {@value #LONGEST} days
 * @param sealedDays how long moderators can read what was hidden or taken back; not shorter
 */
public record Retention(int visibleDays, int sealedDays) {

    public static final int SHORTEST = 30;
    public static final int LONGEST = 3_650;

    /** Half a year to be read, a year sealed: our own choice, since no rule says how long. */
    public static final Retention USUAL = new Retention(180, 365);

    /**
     * @throws KeepRefused if it is out of range
     */
    public Retention {
        if (visibleDays < SHORTEST || sealedDays > LONGEST || sealedDays < visibleDays) {
            throw new KeepRefused(Reason.DAYS);
        }
    }
}
