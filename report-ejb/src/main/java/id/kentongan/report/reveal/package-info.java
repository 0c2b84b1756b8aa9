/** Asking who wrote a report. */
@NullMarked
package id.kentongan.report.reveal;

import org.jspecify.annotations.NullMarked;
