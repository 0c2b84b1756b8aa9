/**
 * Photos that come with reports.
 *
 * <ul>
 *   <li>PH.1 - A photo shall be drawn anew before it is stored, and what was sent shall not be kept. <i>(why: a camera
 *       writes where, when and with which device; a crafted file stays crafted)</i>
 *   <li>PH.2 - A photo shall commit with its report, or its report shall be told that there is none.
 *   <li>PH.3 - Only who may read the report shall see its photos, until somebody has looked at them for faces.
 *   <li>PH.4 - Bytes, pixels, number and how many are drawn at once shall be bounded.
 * </ul>
 */
@NullMarked
package id.kentongan.report.photo;

import org.jspecify.annotations.NullMarked;
