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
 *   <li>R-AFT-5: What is said in public about a report reaches the unit that works on it: told once until it is read.
 *   <li>R-AFT-6: Of who comments there is a name that one person has in one kelurahan, and nothing that leads to them.
 * </ul>
 */
@NullMarked
package id.kentongan.report.aftercare;

import org.jspecify.annotations.NullMarked;
