/**
 * Where a place is and who answers for it: official areas with validity dates, the governments (tenants) that operate
 * over them, their units, and the borders.
 *
 * <ul>
 *   <li>R10.1 - When a position lies inside exactly one border, the locator shall name that kelurahan.
 *   <li>R10.2 - If a position lies inside several borders, then the locator shall name the one it lies deepest in.
 *       <i>(why: borders simplified one by one overlap by metres)</i>
 *   <li>R10.3 - If a position lies inside none, then the locator shall name the nearest kelurahan within the configured
 *       distance. <i>(why: simplified coasts and tiny gaps must not refuse a citizen)</i>
 *   <li>R10.4 - While a kelurahan has no border but sample points, the locator shall place by the nearest sample point,
 *       say "approximate", and refuse beyond 1.5 times the radius of a circle of that kelurahan's area.
 *   <li>R10.5 - Where a village is known to have no border at all, the locator shall name the kecamatan.
 *   <li>R10.6 - If a place belongs to another jurisdiction, then the locator shall refuse and name it.
 *   <li>R10.7 - If a position is not a finite number on the globe, then the locator shall refuse it by name.
 *   <li>R11.1 - When boundaries are imported, each feature shall be counted exactly once as loaded, repaired, refused or
 *       unknown. <i>(why: nothing is silently dropped)</i>
 *   <li>R11.2 - If a file cannot be read as a whole, then the import shall change nothing and say why in one sentence.
 *   <li>R11.3 - When an import ends, all its areas shall change at once; areas that it does not cover stay as they are.
 *   <li>R12.1 - When a later reference release is loaded, areas that it no longer has shall be closed, never deleted.
 * </ul>
 */
@NullMarked
package id.kentongan.core.organisation;

import org.jspecify.annotations.NullMarked;
