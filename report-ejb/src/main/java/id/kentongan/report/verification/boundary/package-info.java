/**
 * Whether a report is one.
 *
 * <ul>
 *   <li>R10.1 - When a report is filed that no rule of its government verifies, it shall wait in the queue of those who may
 *       decide, emergencies first, then by when somebody has to have looked, then by what neighbours say.
 *   <li>R10.2 - While somebody has claimed a report, others shall be told who and until when; a claim shall end by itself.
 *       <i>(why: two people who read the same report lose the time of one)</i>
 *   <li>R10.3 - When it is decided that something is no report, words shall be said to whoever filed it, and its text shall
 *       stay hidden.
 * </ul>
 */
@NullMarked
package id.kentongan.report.verification.boundary;

import org.jspecify.annotations.NullMarked;
