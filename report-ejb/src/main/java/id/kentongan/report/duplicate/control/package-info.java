/** Finds the reports that a report is compared with. */
@NullMarked
package id.kentongan.report.duplicate.control;

import org.jspecify.annotations.NullMarked;
