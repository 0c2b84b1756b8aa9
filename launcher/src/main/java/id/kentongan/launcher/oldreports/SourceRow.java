package id.kentongan.launcher.oldreports;

import org.jspecify.annotations.Nullable;

/** One row of the file, before anything is known about it. */
interface SourceRow {

    /** Its number among the rows, from 1. */
    long number();

    /** Where a person finds it: the line of a CSV, the number of a feature. */
    long line();

    /** @return stripped; null when the file has no such field, or nothing in it */
    @Nullable
    String value(Field field);
}
