/**
 * Offices change what citizens choose from.
 *
 * <ul>
 *   <li>CA.1 - A category shall never be deleted: retired ones take no new reports and old reports keep them. <i>(why: what
 *       was filed must stay readable)</i>
 *   <li>CA.2 - Each version shall be kept, with who made it, when and why, and can be brought back as a new one.
 *   <li>CA.3 - If somebody else has changed a category meanwhile, a change shall be refused and name who. <i>(why: neither
 *       of two may overwrite the other without knowing)</i>
 *   <li>CA.4 - If a change is not valid, all that is wrong shall be told at once and nothing shall be changed.
 *   <li>CA.5 - When a change has committed, its own node shall use it at once and every other node within a minute.
 * </ul>
 */
@NullMarked
package id.kentongan.report.category;

import org.jspecify.annotations.NullMarked;
