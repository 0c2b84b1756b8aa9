/**
 * {@code reports replay}: real reports from a file, through Open311, in their own rhythm.
 *
 * <p>Whatever happens to the server meanwhile, each report is sent until it is answered: a failed attempt waits and is
 * repeated with the same {@code Idempotency-Key}, so that a report whose answer was lost is not filed twice.
 */
@NullMarked
package id.kentongan.launcher.replay;

import org.jspecify.annotations.NullMarked;
