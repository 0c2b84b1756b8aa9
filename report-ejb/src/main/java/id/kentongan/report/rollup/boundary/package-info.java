/**
 * Counters instead of counting.
 *
 * <ul>
 *   <li>R3.1 - When a report is filed or changes what it counts for, the counters shall follow within two seconds,
 *       whichever part of the application changed it. <i>(why: a dashboard must not scan a city's reports)</i>
 *   <li>R3.2 - If a node ends while it folds changes, no change shall be lost or counted twice.
 *   <li>R3.3 - The counters shall equal a recount of the reports; where they do not, the reconciling command shall name
 *       what differs and by how much.
 *   <li>R3.4 - Days and months shall be those of the tenant's time zone.
 *   <li>R3.5 - Figures of whatever area and period shall be read with the same number of statements, none of which reads
 *       reports. <i>(why: a governor's page must open as fast as a lurah's, this year as fast as the first)</i>
 *   <li>R3.6 - Every number of areas and months shall be a sum or a quotient of sums of smaller ones; medians shall be
 *       true to within a tenth.
 *   <li>R3.7 - Figures shall say until when they are counted.
 * </ul>
 */
@NullMarked
package id.kentongan.report.rollup.boundary;

import org.jspecify.annotations.NullMarked;
