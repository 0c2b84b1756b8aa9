package id.kentongan.core.health.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How this node's machine stood when it was looked at last: its clock beside the database's, and how full its disks are.
 * Nothing is decided by the machine's clock; but certificates, logs and people believe it.
 */
@ApplicationScoped
public class Machine {

    /** Clocks that differ by more are an alarm. */
    public static final Duration TOLERATED_SKEW = Duration.ofSeconds(30);

    /** A disk that is fuller is an alarm. */
    public static final double TOLERATED_FILLING = 0.85;

    private volatile Duration skew = Duration.ZERO;
    private volatile Map<String, Double> filling = Map.of();

    /** @return whether it was otherwise before */
    public synchronized boolean skewed(Duration now) {
        boolean before = clockWrong();
        skew = now;
        return before != clockWrong();
    }

    /**
     * @param now by the name of a place, the share of its disk that is used, from 0 to 1
     * @return whether it was otherwise before
     */
    public synchronized boolean filled(Map<String, Double> now) {
        boolean before = full();
        filling = new TreeMap<>(now);
        return before != full();
    }

    /** How much later it is here than in the database. */
    public Duration skew() {
        return skew;
    }

    public Map<String, Double> filling() {
        return filling;
    }

    public boolean clockWrong() {
        return skew.abs().compareTo(TOLERATED_SKEW) > 0;
    }

    public boolean full() {
        return filling.values().stream().anyMatch(share -> share >= TOLERATED_FILLING);
    }
}
