package id.kentongan.web.instruction.view;

import id.kentongan.report.instruction.entity.StepType;
import org.jspecify.annotations.Nullable;

/**
 * A line of the history.
 *
 * @param where the unit on the tree; null for what concerns the whole
 * @param officer who did it; null when time or a report did
 */
public record StepLine(
        StepType type,
        String at,
        @Nullable String where,
        @Nullable String officer,
        @Nullable String unit,
        @Nullable String toUnit,
        @Nullable String words,
        @Nullable Integer percent) {}
