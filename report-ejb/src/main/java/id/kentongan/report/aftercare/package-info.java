/**
 * What reporters can still do with a report that is theirs, and what the offices answer.
 *
 * <ul>
 *   <li>R-AFT-1: Whoever holds number and tracking code is the reporter; a wrong code is answered like a number that does
 *       not exist.
 *   <li>R-AFT-2: A question and its answer are between reporter and offices.
 *   <li>R-AFT-3: A reporter may object once to each closing, within the term of that day.
 *   <li>R-AFT-4: An objection is turned down only by somebody who neither worked on the report nor closed it, of a higher
 *       unit than who did.
 * </ul>
 */
@NullMarked
package id.kentongan.report.aftercare;

import org.jspecify.annotations.NullMarked;
