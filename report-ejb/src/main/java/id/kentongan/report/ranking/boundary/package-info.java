/**
 * Comparing offices.
 *
 * <ul>
 *   <li>R6.1 - A ranking shall count the reports whose promised end lay in its month, and as a success only what was fixed by
 *       then, was checked by somebody else and never reopened. <i>(why: what counts is done, not closed)</i>
 *   <li>R6.2 - When a month has been frozen, its rows shall never change; a correction shall be a further version with its
 *       reason.
 *   <li>R6.3 - Anybody shall be able to recompute a published ranking from its open data to the same order, and no person
 *       shall stand in them.
 *   <li>R6.4 - A contested report shall be decided by another person than who contests it.
 *   <li>R6.5 - A ranking shall be public only where its government has switched that on; that of staff never.
 * </ul>
 */
@NullMarked
package id.kentongan.report.ranking.boundary;

import org.jspecify.annotations.NullMarked;
