package id.kentongan.core.health.entity;

import java.util.List;

/**
 * The answer to a health check; UP while no part is DOWN. A part that is DEGRADED does its work later or less well, and
 * taking the node away would make nothing better.
 */
public record HealthReport(Status status, List<Part> checks) {

    /** Whether a part does its work. */
    public enum Status {
        UP,
        DEGRADED,
        DOWN
    }

    /** One part with a name that operators know. */
    public record Part(String name, Status status) {}

    public static HealthReport of(List<Part> parts) {
        boolean up = parts.stream().noneMatch(part -> part.status() == Status.DOWN);
        return new HealthReport(up ? Status.UP : Status.DOWN, List.copyOf(parts));
    }

    /** @return the names of the parts that are degraded */
    public List<String> degraded() {
        return checks.stream()
                .filter(part -> part.status() == Status.DEGRADED)
                .map(Part::name)
                .toList();
    }
}
