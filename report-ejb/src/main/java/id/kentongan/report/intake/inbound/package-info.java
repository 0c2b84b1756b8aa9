/**
 * Reports that come as e-mail or SMS.
 *
 * <p>IN.1 - A message shall become a report through the ordinary intake, once for each id that its sender's system gave it.
 *
 * <p>IN.2 - When a message names no kelurahan, or several, and none is configured for the address that it was sent to, it
 * shall be answered with how to say it, and nothing shall be filed.
 *
 * <p>IN.3 - A sender's address shall be used for the answer and kept nowhere.
 *
 * <p>IN.4 - A message that nobody has written, or that cannot be read, shall be set aside with its reason and never be
 * answered.
 */
@NullMarked
package id.kentongan.report.intake.inbound;

import org.jspecify.annotations.NullMarked;
