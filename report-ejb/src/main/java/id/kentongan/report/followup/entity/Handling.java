package id.kentongan.report.followup.entity;

import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who works on a report.
 *
 * @param unit who has it; null while nobody has taken it on and it was not handed to anybody
 * @param hops how often it was handed from unit to unit
 * @param assignee the person of that unit to whom it was given
 * @param assignedUnit the unit to which it was given; never together with a person
 * @param assignedAt since when their answer is waited for; null once they have said yes
 * @param resumesTo where it stood before the wait that it is in
 * @param provenBy who says that it is done
 */
public record Handling(
        @Nullable UUID unit,
        int hops,
        @Nullable UUID assignee,
        @Nullable UUID assignedUnit,
        @Nullable OffsetDateTime assignedAt,
        @Nullable OffsetDateTime waitsSince,
        @Nullable ReportStatus resumesTo,
        @Nullable UUID provenBy) {

    /** Nobody has it. */
    public static final Handling NOBODY = new Handling(null, 0, null, null, null, null, null, null);

    /** A unit has it, and nobody of it yet. */
    public Handling with(UUID newUnit, int newHops) {
        return new Handling(newUnit, newHops, null, null, null, null, null, null);
    }

    /** Another unit stands in the place of the one that has it; all else stays. */
    public Handling in(UUID newUnit) {
        return new Handling(newUnit, hops, assignee, assignedUnit, assignedAt, waitsSince, resumesTo, provenBy);
    }

    /** Given to a person or a unit. */
    public Handling given(@Nullable UUID person, @Nullable UUID toUnit, @Nullable OffsetDateTime at) {
        return new Handling(unit, hops, person, toUnit, at, null, null, null);
    }

    /** Who was given it has answered, or need not any more. */
    public Handling answered() {
        return new Handling(unit, hops, assignee, assignedUnit, null, waitsSince, resumesTo, provenBy);
    }

    /** Somebody waits for somebody else. */
    public Handling waiting(ReportStatus before, OffsetDateTime since) {
        return new Handling(unit, hops, assignee, assignedUnit, assignedAt, since, before, null);
    }

    /** The wait is over. */
    public Handling resumed() {
        return new Handling(unit, hops, assignee, assignedUnit, assignedAt, null, null, null);
    }

    /** Somebody says that it is done; null when somebody else says that it is not. */
    public Handling proven(@Nullable UUID by) {
        return new Handling(unit, hops, assignee, assignedUnit, assignedAt, null, null, by);
    }
}
