package id.kentongan.report.instruction.boundary;

import id.kentongan.report.instruction.entity.StepType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the history of an instruction.
 *
 * @param hop where on the tree; null for what concerns the whole
 * @param officer name of who did it; null when time or a report did
 * @param unit for which unit
 * @param toUnit which unit it was sent to, or was told
 * @param photos ids of those that were attached to it
 * @param mine whether the one who asks did it
 */
public record StepRow(
        long step,
        StepType type,
        OffsetDateTime at,
        @Nullable UUID hop,
        @Nullable String officer,
        @Nullable String unit,
        @Nullable String toUnit,
        @Nullable String words,
        @Nullable Integer percent,
        List<UUID> photos,
        boolean mine) {

    public StepRow {
        photos = List.copyOf(photos);
    }
}
