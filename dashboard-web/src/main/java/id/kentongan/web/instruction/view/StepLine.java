package id.kentongan.web.instruction.view;

import id.kentongan.report.instruction.entity.StepType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the history.
 *
 * @param step its number
 * @param where the unit on the tree; null for what concerns the whole
 * @param officer who did it; null when time or a report did
 * @param photos ids of those that were attached to it
 * @param attachable whether the reader can attach one
 */
public record StepLine(
        long step,
        StepType type,
        String at,
        @Nullable String where,
        @Nullable String officer,
        @Nullable String unit,
        @Nullable String toUnit,
        @Nullable String words,
        @Nullable Integer percent,
        List<String> photos,
        boolean attachable) {

    public StepLine {
        photos = List.copyOf(photos);
    }
}
