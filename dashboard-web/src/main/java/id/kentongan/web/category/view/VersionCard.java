package id.kentongan.web.category.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a category, in the reader's language.
 *
 * @param at null for what was shipped
 * @param current whether it is the one in use
 */
public record VersionCard(int version, @Nullable String at, String who, String why, boolean current, List<Line> lines) {

    /** What was changed, in words. */
    public record Line(String field, String before, String after) {}
}
