/**
 * Benchmarks of the started jar, each beside a limit measured in the same run: {@code ./kentongan bench B1}. Ratios of
 * interleaved pairs hold on a busy machine; absolute figures do not, so every page says how busy it was.
 */
@NullMarked
package id.kentongan.bench;

import org.jspecify.annotations.NullMarked;
