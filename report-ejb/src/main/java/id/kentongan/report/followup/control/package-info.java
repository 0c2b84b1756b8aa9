/** How reports are moved on. */
@NullMarked
package id.kentongan.report.followup.control;

import org.jspecify.annotations.NullMarked;
