package id.kentongan.core.database.control;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Many rows as arrays, one for each column: what {@code unnest} takes, so that a statement stays the same for any number. */
public final class Columns {

    private Columns() {}

    /**
     * A column as texts, which the statement casts to its type.
     *
     * @param value of a row; null for a row that has none
     */
    public static <T> String[] texts(List<T> rows, Function<T, @Nullable Object> value) {
        String[] column = new String[rows.size()];
        for (int i = 0; i < column.length; i++) {
            Object of = value.apply(rows.get(i));
            column[i] = of == null ? null : of.toString();
        }
        return column;
    }
}
