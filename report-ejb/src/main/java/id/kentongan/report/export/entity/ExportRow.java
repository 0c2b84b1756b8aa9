package id.kentongan.report.export.entity;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of an export.
 *
 * @param cells in the order of the columns; texts, numbers, booleans or null
 * @param lat degrees north, or null where there is no position
 * @param lon degrees east, or null where there is no position
 */
public record ExportRow(
        List<@Nullable Object> cells,
        @Nullable Double lat,
        @Nullable Double lon) {

    public ExportRow {
        cells = Collections.unmodifiableList(cells);
    }
}
