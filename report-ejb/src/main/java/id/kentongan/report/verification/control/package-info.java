/** Who may decide about what, and what stands in the queue. */
@NullMarked
package id.kentongan.report.verification.control;

import org.jspecify.annotations.NullMarked;
