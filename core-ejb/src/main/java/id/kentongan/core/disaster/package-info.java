/**
 * Disaster mode of a government: a switch with a kind, an area, a reason and an end, which changes what is urgent.
 *
 * <ul>
 *   <li>DM.1 - While it is on, a report of a category of its kind that is filed inside its area shall be an emergency, with
 *       the terms of one. Reports that were filed before keep what they were promised.
 *   <li>DM.2 - It shall end at the stated moment by the database's clock, though nobody does anything; it can be prolonged
 *       and ended before, each with a reason.
 *   <li>DM.3 - Whoever has the turn in a unit of the area shall be told once, when it begins.
 * </ul>
 */
@NullMarked
package id.kentongan.core.disaster;

import org.jspecify.annotations.NullMarked;
