/**
 * Where reports about the same thing are found and taken together.
 *
 * <ul>
 *   <li>R8.1 - When somebody is about to file a report, they shall be told which open, verified, public reports near it
 *       are about the same thing, ranked, with reasons. <i>(why: a duplicate that is never filed costs nobody)</i>
 *   <li>R8.2 - A report that is not verified, or is private, shall not be told to the public, nor counted. <i>(why: nothing
 *       unverified is public)</i>
 *   <li>R8.3 - When an officer opens a report, the officer shall see which open reports are about the same thing, verified
 *       or not, as far as the officer may read them.
 *   <li>R8.4 - While a report follows a main report, it shall stand where that one stands, and each public move of the main
 *       report shall be a line of its own history. <i>(why: who reported the same thing wants to know as well)</i>
 *   <li>R8.5 - When a report is taken out of its cluster, status, times and deadlines shall be what they were before it
 *       followed anybody. <i>(why: a mistake of an officer must not cost a citizen anything)</i>
 *   <li>R8.6 - A main report shall follow nobody, and no cluster shall reach across governments or from private reports to
 *       others.
 * </ul>
 */
@NullMarked
package id.kentongan.report.duplicate.boundary;

import org.jspecify.annotations.NullMarked;
