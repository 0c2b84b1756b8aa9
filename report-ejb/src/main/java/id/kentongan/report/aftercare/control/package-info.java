/** What it needs to know of a report. */
@NullMarked
package id.kentongan.report.aftercare.control;

import org.jspecify.annotations.NullMarked;
