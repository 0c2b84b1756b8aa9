/** Where messages come in. */
@NullMarked
package id.kentongan.report.intake.inbound.boundary;

import org.jspecify.annotations.NullMarked;
