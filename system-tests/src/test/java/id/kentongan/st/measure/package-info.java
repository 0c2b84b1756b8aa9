/**
 * Measurements: programs that take too long for every build. Each is a command ({@code system-tests/measure NAME}),
 * prints its result, compares it with what is promised and writes the printed text to {@code docs/measurements}.
 */
@NullMarked
package id.kentongan.st.measure;

import org.jspecify.annotations.NullMarked;
