/** The queue of reports that somebody still has to look at. */
@NullMarked
package id.kentongan.report.control.verification;

import org.jspecify.annotations.NullMarked;
