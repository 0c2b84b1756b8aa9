/** Counters against the reports themselves. */
@NullMarked
package id.kentongan.report.rollup.control;

import org.jspecify.annotations.NullMarked;
