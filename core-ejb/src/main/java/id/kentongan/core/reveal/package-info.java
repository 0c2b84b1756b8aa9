/**
 * Opening who wrote a report, when the law asks for it.
 *
 * <ul>
 *   <li>R-RVL-1: An officer of the report's area shall ask with a reason and a legal basis; another person, a privacy
 *       officer of the same government, shall decide.
 *   <li>R-RVL-2: What was opened shall be readable by who asked, for 24 hours; after that, and before, by nobody.
 *   <li>R-RVL-3: Each request, decision, reading and refusal shall stand in the audit.
 *   <li>R-RVL-4: The reporter shall be told, unless a named rule forbids it.
 *   <li>R-RVL-5: How often it happens shall be public, by month and government.
 * </ul>
 */
@NullMarked
package id.kentongan.core.reveal;

import org.jspecify.annotations.NullMarked;
