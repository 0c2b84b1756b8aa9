/** Messages and what became of them. */
@NullMarked
package id.kentongan.report.intake.inbound.entity;

import org.jspecify.annotations.NullMarked;
