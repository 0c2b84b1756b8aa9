/**
 * Where other systems hear what became of reports, and say what they know.
 *
 * <ul>
 *   <li>R9.1 - When something public happens to a public report, it shall be told to who asks for that time.
 *   <li>R9.2 - When another system says something about a report, it shall be kept once, however often it is sent.
 *   <li>R9.3 - What another system says shall neither change the report nor be public before an officer has shown it.
 *       <i>(why: nothing unverified is public)</i>
 * </ul>
 */
@NullMarked
package id.kentongan.report.exchange.boundary;

import org.jspecify.annotations.NullMarked;
