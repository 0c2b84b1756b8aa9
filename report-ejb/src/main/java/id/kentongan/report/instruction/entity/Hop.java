package id.kentongan.report.instruction.entity;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An instruction at one of the units that it has reached: a node of its tree.
 *
 * @param parent from where it was passed on; null for those that it was sent to first
 * @param owed units that it is meant for and that this one has to pass it on to
 * @param acknowledgedBy the officer who said that it was read; null while nobody has
 * @param doneBy the officer who said that it was done; null while nobody has
 * @param percent how far it is, 0 to 100; null if nobody has said
 * @param escalations how often somebody above was told that it is late
 */
public record Hop(
        UUID id,
        @Nullable UUID parent,
        UUID unit,
        HopState state,
        int owed,
        OffsetDateTime sentAt,
        OffsetDateTime acknowledgeBy,
        OffsetDateTime finishBy,
        @Nullable OffsetDateTime acknowledgedAt,
        @Nullable UUID acknowledgedBy,
        @Nullable UUID doneBy,
        @Nullable Integer percent,
        int escalations) {

    /** Whether the unit has not read it in time, or has not done it in time. */
    public boolean late(OffsetDateTime now) {
        return !state.settled()
                && !state.waitsForAbove()
                && (state == HopState.SENT && acknowledgeBy.isBefore(now) || finishBy.isBefore(now));
    }

    Hop in(HopState next) {
        return new Hop(
                id,
                parent,
                unit,
                next,
                owed,
                sentAt,
                acknowledgeBy,
                finishBy,
                acknowledgedAt,
                acknowledgedBy,
                doneBy,
                percent,
                escalations);
    }
}
