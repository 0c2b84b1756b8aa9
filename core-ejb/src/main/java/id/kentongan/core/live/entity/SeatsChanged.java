package id.kentongan.core.live.entity;

import java.util.Set;
import java.util.UUID;

/**
 * The rooms of these people are others than before: they have moved, joined something or left it. Fired in the transaction
 * that did it; who tells open pages observes its success, here and, by {@link SignalsHeard}, on other nodes.
 */
public record SeatsChanged(Set<UUID> people) {

    public SeatsChanged {
        people = Set.copyOf(people);
    }
}
