package id.kentongan.core.limit.control;

import id.kentongan.core.limit.entity.Allowance;

/**
 * One client's use. The level rises by one with each request and falls with time; at the burst it is full. What was not
 * yet told to the other nodes is counted apart.
 */
final class Bucket {

    private static final double NANOS = 1e9;

    private final Allowance allowance;
    private double level;
    private double untold;
    private long at;

    Bucket(Allowance allowance, long now) {
        this.allowance = allowance;
        this.at = now;
    }

    /** @return 0 if there was room, else after how many seconds there will be */
    synchronized int take(long now) {
        fall(now);
        if (level + 1 <= allowance.burst()) {
            level += 1;
            untold += 1;
            return 0;
        }
        return (int) Math.max(1, Math.ceil((level + 1 - allowance.burst()) / allowance.perSecond()));
    }

    synchronized boolean empty(long now) {
        fall(now);
        return level == 0;
    }

    /** How full it is, from 0 to 1, if there is anything to tell; else 0. */
    synchronized double worthTelling(long now) {
        fall(now);
        return untold == 0 ? 0 : level / allowance.burst();
    }

    /** @return what was not told yet, in seconds of refilling; it counts as told from now on */
    synchronized double tell() {
        double seconds = untold / allowance.perSecond();
        untold = 0;
        return seconds;
    }

    /** The telling failed: it is told another time. */
    synchronized void keep(double seconds) {
        untold += seconds * allowance.perSecond();
    }

    /**
     * What all nodes together know.
     *
     * @param seconds until the bucket is empty again
     */
    synchronized void learn(double seconds, long now) {
        level = Math.max(0, seconds) * allowance.perSecond() + untold;
        at = now;
    }

    private void fall(long now) {
        level = Math.max(0, level - (now - at) / NANOS * allowance.perSecond());
        untold = Math.min(untold, level);
        at = now;
    }
}
