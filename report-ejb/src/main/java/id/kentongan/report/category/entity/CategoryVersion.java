package id.kentongan.report.category.entity;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a category and what it changed.
 *
 * @param at null for what was shipped
 * @param who display name of who made it; null for what was shipped
 * @param why in the words of who made it; empty for what was shipped
 * @param changes against the version before; none for the first
 */
public record CategoryVersion(
        int version, @Nullable OffsetDateTime at, @Nullable String who, String why, List<Change> changes) {

    public CategoryVersion {
        changes = List.copyOf(changes);
    }

    /**
     * @param field such as {@code nameId}; of a question {@code attributes.} and its code
     * @param before empty if there was nothing
     * @param after empty if there is nothing any more
     */
    public record Change(String field, String before, String after) {}
}
