/** What a deadline means for a report. */
@NullMarked
package id.kentongan.report.escalation;

import org.jspecify.annotations.NullMarked;
