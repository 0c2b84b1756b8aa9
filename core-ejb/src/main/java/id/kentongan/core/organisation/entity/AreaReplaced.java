package id.kentongan.core.organisation.entity;

import java.time.LocalDate;
import java.util.Set;

/**
 * Kelurahan were split or merged: fired as a CDI event in the transaction that records it, before the day may have come.
 * What becomes of open reports there is decided by who observes it.
 *
 * @param before the areas that were concerned; one that goes on stands in both
 * @param after the areas that are there from that day on
 * @param effective the first day, on the government's clocks
 */
public record AreaReplaced(int tenantId, Set<AreaCode> before, Set<AreaCode> after, LocalDate effective) {

    public AreaReplaced {
        before = Set.copyOf(before);
        after = Set.copyOf(after);
    }
}
