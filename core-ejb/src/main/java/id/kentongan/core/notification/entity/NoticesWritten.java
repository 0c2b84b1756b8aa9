package id.kentongan.core.notification.entity;

import java.util.Set;
import java.util.UUID;

/**
 * There is something new in the inboxes of these people. Fired in a transaction after the one that wrote it; who tells open
 * pages observes it after success.
 */
public record NoticesWritten(Set<UUID> people) {

    public NoticesWritten {
        people = Set.copyOf(people);
    }
}
