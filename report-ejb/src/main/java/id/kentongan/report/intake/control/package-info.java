/** How repeats of a report are recognised. */
@NullMarked
package id.kentongan.report.intake.control;

import org.jspecify.annotations.NullMarked;
