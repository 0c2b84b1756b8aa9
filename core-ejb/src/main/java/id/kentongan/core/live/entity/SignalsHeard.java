package id.kentongan.core.live.entity;

import java.util.Set;
import java.util.UUID;

/**
 * What other nodes have said since this one listened last. Fired outside of any transaction; whoever keeps open pages
 * observes it.
 *
 * @param units for which there is something new
 * @param sessions that have ended
 */
public record SignalsHeard(Set<UUID> units, Set<UUID> sessions) {

    public SignalsHeard {
        units = Set.copyOf(units);
        sessions = Set.copyOf(sessions);
    }

    public boolean isEmpty() {
        return units.isEmpty() && sessions.isEmpty();
    }
}
