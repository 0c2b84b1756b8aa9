package id.kentongan.core.identity.entity;

import java.util.Set;
import java.util.UUID;

/** Sessions were ended on this node; what hangs on them ends at once. Other nodes find out by asking. */
public record SessionsEnded(Set<UUID> sessionIds) {

    public SessionsEnded {
        sessionIds = Set.copyOf(sessionIds);
    }
}
