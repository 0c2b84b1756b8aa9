/** Who works on a report. */
@NullMarked
package id.kentongan.report.followup.entity;

import org.jspecify.annotations.NullMarked;
