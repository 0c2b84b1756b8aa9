/**
 * Pages for everybody: file a report, follow it. Plain HTML that needs neither a script nor a session, made by our own
 * hands and not by Faces, which would begin a session for each visitor.
 *
 * <ul>
 *   <li>CZ.1 - Everything shall work without scripts; a script may only fill in the position.
 *   <li>CZ.2 - When a form is sent twice, the report shall be filed once and the same receipt be shown.
 *   <li>CZ.3 - When something is wrong, what was typed shall still be there, and every mistake be named beside its field.
 *   <li>CZ.4 - Who follows a report shall see its state, and never who wrote it.
 * </ul>
 */
@NullMarked
package id.kentongan.web.citizen;

import org.jspecify.annotations.NullMarked;
