/**
 * Reports as a file.
 *
 * <ul>
 *   <li>R4.1 - Every combination of area, category and period in a public export shall occur at least k times; what
 *       cannot be generalised so far shall be left out. <i>(why: a single report in a quiet street on a known day is a
 *       person)</i>
 *   <li>R4.2 - A public export shall hold whole months that have ended, so that two exports cannot be subtracted.
 *   <li>R4.3 - A public export shall hold no private category, no exact place, no number of a report, and no words that
 *       nobody has looked at.
 *   <li>R4.4 - No cell of a CSV shall be taken for a formula by a spreadsheet.
 * </ul>
 */
@NullMarked
package id.kentongan.report.export.boundary;

import org.jspecify.annotations.NullMarked;
