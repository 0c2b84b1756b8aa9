/**
 * Documents of a government that hold as a whole: terms, rules. What was published is never changed.
 *
 * <ul>
 *   <li>A draft is one for a government; whoever saves or publishes it says which revision they saw.
 *   <li>A draft knows the version it was begun from and is not published over another one: who drafts sees what has changed
 *       since and bases the draft on that, or begins again.
 *   <li>What is published is a new version and holds from then on; the history keeps every version.
 *   <li>Going back publishes the earlier version anew, after the same checks.
 * </ul>
 */
@NullMarked
package id.kentongan.core.edition.boundary;

import org.jspecify.annotations.NullMarked;
