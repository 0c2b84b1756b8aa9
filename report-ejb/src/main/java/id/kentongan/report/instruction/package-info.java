/**
 * Instructions from above: perintah of one's own government, a request for supervision to another one.
 *
 * <ul>
 *   <li>R60.1 - Every unit that an instruction reaches shall say that it has read it; while one does not, its superior and
 *       whoever instructed shall be told, again and again up to a bound.
 *   <li>R60.2 - A unit shall pass an instruction on to units below it alone, with terms no later than its own.
 *   <li>R60.3 - What is about reports shall be fulfilled by their verified closing alone; everything else when somebody
 *       above, who has not done it, says so.
 *   <li>R60.4 - When a report is reopened, whatever its closing had fulfilled shall be open again, with a line of why.
 * </ul>
 */
@NullMarked
package id.kentongan.report.instruction;

import org.jspecify.annotations.NullMarked;
