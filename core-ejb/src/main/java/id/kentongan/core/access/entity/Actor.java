package id.kentongan.core.access.entity;

import java.io.Serializable;
import java.util.Set;
import java.util.UUID;

/**
 * A signed-in person and the units whose work the person may see and do. It is a snapshot: whoever keeps one asks
 * {@code SignIn.refresh} again before trusting it for longer than a few seconds.
 */
public record Actor(UUID personId, String displayName, Set<UUID> units, boolean administrator) implements Serializable {

    public Actor {
        units = Set.copyOf(units);
    }

    public boolean worksFor(UUID unit) {
        return units.contains(unit);
    }
}
