/** The mailbox and the way of short messages. */
@NullMarked
package id.kentongan.report.intake.inbound.gateway;

import org.jspecify.annotations.NullMarked;
