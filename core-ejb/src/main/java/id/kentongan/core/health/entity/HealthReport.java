package id.kentongan.core.health.entity;

import java.util.List;

/** The answer to a health check; UP only when all parts are. */
public record HealthReport(Status status, List<Part> checks) {

    /** Whether a part does its work. */
    public enum Status {
        UP,
        DOWN
    }

    /** One part with a name that operators know. */
    public record Part(String name, Status status) {}

    public static HealthReport of(List<Part> parts) {
        boolean up = parts.stream().allMatch(part -> part.status() == Status.UP);
        return new HealthReport(up ? Status.UP : Status.DOWN, List.copyOf(parts));
    }
}
