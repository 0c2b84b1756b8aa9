package id.kentongan.core.live.entity;

import java.util.Set;
import java.util.UUID;

/**
 * What other nodes have said since this one listened last. Fired outside of any transaction; whoever keeps open pages
 * observes it.
 *
 * @param units for which there is something new
 * @param sessions that have ended
 * @param people with something new in their inboxes
 * @param seats people whose rooms are others than before
 */
public record SignalsHeard(Set<UUID> units, Set<UUID> sessions, Set<UUID> people, Set<UUID> seats) {

    public SignalsHeard {
        units = Set.copyOf(units);
        sessions = Set.copyOf(sessions);
        people = Set.copyOf(people);
        seats = Set.copyOf(seats);
    }

    public boolean isEmpty() {
        return units.isEmpty() && sessions.isEmpty() && people.isEmpty() && seats.isEmpty();
    }
}
