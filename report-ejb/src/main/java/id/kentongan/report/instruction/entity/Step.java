package id.kentongan.report.instruction.entity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line to be added to the history of an instruction.
 *
 * @param hop where on the tree; null for what concerns the whole
 * @param officer who did it; null when time or a report did
 * @param unit for which unit
 * @param toUnit which unit it was sent to, or was told
 */
public record Step(
        StepType type,
        @Nullable UUID hop,
        @Nullable UUID officer,
        @Nullable UUID unit,
        @Nullable UUID toUnit,
        @Nullable String words,
        @Nullable Integer percent) {

    /** What time or a report did. */
    public static Step byItself(StepType type, @Nullable UUID hop, @Nullable UUID toUnit) {
        return new Step(type, hop, null, null, toUnit, null, null);
    }
}
