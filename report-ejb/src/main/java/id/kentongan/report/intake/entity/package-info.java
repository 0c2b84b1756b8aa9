/** What is asked of the reports that came in. */
@NullMarked
package id.kentongan.report.intake.entity;

import org.jspecify.annotations.NullMarked;
