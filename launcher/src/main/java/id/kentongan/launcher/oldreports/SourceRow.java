package id.kentongan.launcher.oldreports;

import org.jspecify.annotations.Nullable;

/** One row of the file, before anything is known about it. */
abstract class SourceRow {

    private final long number;
    private final boolean numbered;

    /**
     * @param number among the rows, from 1
     * @param numbered whether that number is its id
     */
    SourceRow(long number, boolean numbered) {
        this.number = number;
        this.numbered = numbered;
    }

    /** Its number among the rows, from 1. */
    final long number() {
        return number;
    }

    /** @return stripped; null when the file has no such field, or nothing in it */
    final @Nullable String value(Field field) {
        if (field == Field.ID && numbered) {
            return Long.toString(number);
        }
        String text = text(field);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Where a person finds it: the line of a CSV, the number of a feature. */
    abstract long line();

    /** What the file has there, as it stands; null when it has no such field. */
    abstract @Nullable String text(Field field);
}
