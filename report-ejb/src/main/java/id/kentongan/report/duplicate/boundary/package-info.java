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
 * </ul>
 */
@NullMarked
package id.kentongan.report.duplicate.boundary;

import org.jspecify.annotations.NullMarked;
