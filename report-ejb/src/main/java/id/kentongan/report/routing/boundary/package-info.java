/**
 * Who gets a report.
 *
 * <ul>
 *   <li>R9.1 - When a report is filed, it shall go to whom the published rule that fits most closely names, and, if none
 *       fits, to the office of its place.
 *   <li>R9.2 - When rules are saved, a rule that names what does not exist, that contradicts itself or that can never be
 *       reached shall be refused. <i>(why: a rule that silently does nothing is found out by citizens)</i>
 *   <li>R9.3 - The rules of a government shall change as a whole, by a new version; earlier versions shall stay readable
 *       and come back in one step.
 *   <li>R9.4 - Why a report went where it went shall be told with the version that decided.
 *   <li>R9.5 - If a recipient can no longer receive, the report shall fall to the office above it, and the audit, the log
 *       and the report's history shall say so. <i>(why: a mailbox that nobody reads swallowed reports for years
 *       elsewhere)</i>
 * </ul>
 */
@NullMarked
package id.kentongan.report.routing.boundary;

import org.jspecify.annotations.NullMarked;
