/** What messages mean, and who reads them. */
@NullMarked
package id.kentongan.report.intake.inbound.control;

import org.jspecify.annotations.NullMarked;
