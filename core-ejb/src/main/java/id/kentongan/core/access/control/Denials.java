package id.kentongan.core.access.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How often somebody who is signed in was refused what an action is about, since it was last written down. Counted and
 * not listed: who tries a million numbers must not fill the audit.
 */
@ApplicationScoped
public class Denials {

    /** So many persons and actions are told apart; the others are counted together. */
    static final int MOST = 500;

    /**
     * Who was refused what.
     *
     * @param tenantId whose auditors read it: of the person's government, 0 of none
     * @param personId all zeros for the many that are not told apart
     */
    public record Denial(int tenantId, UUID personId, String action) {}

    private static final Denial OTHERS = new Denial(0, new UUID(0, 0), "OTHERS");

    private final Map<Denial, Integer> counts = new HashMap<>();

    /** Counts one more. */
    public synchronized void count(Denial denial) {
        boolean known = counts.containsKey(denial) || counts.size() < MOST;
        counts.merge(known ? denial : OTHERS, 1, Integer::sum);
    }

    /** What was counted; from now on it is counted anew. */
    public synchronized Map<Denial, Integer> take() {
        Map<Denial, Integer> taken = Map.copyOf(counts);
        counts.clear();
        return taken;
    }

    /** Counts again what was taken and could not be written down. */
    public synchronized void giveBack(Map<Denial, Integer> taken) {
        taken.forEach((denial, count) -> counts.merge(denial, count, Integer::sum));
    }
}
