/** Where officers take reports on. */
@NullMarked
package id.kentongan.report.followup.boundary;

import org.jspecify.annotations.NullMarked;
