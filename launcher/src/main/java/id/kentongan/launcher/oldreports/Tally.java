package id.kentongan.launcher.oldreports;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What became of the rows. */
final class Tally {

    private long read;
    private long imported;
    private long known;
    private Set<String> filled = Set.of();
    private final Map<Fault.Reason, Long> refused = new EnumMap<>(Fault.Reason.class);

    void read(long number) {
        read = number;
    }

    synchronized void imported(long rows, long alreadyKnown) {
        imported += rows;
        known += alreadyKnown;
    }

    /** @param tables that have rows of this import */
    synchronized void filled(Set<String> tables) {
        filled = tables;
    }

    synchronized Set<String> filled() {
        return filled;
    }

    void refused(Fault.Reason reason) {
        refused.merge(reason, 1L, Long::sum);
    }

    long read() {
        return read;
    }

    synchronized long imported() {
        return imported;
    }

    synchronized long known() {
        return known;
    }

    long refused() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    Map<Fault.Reason, Long> byReason() {
        return refused;
    }
}
