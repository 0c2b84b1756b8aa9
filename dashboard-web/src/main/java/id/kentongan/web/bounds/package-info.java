/**
 * How much is taken in, and from whom: sizes, times, limits per client, and how many are served at once. One filter in
 * front of everything; what stands behind it may count on its bounds.
 *
 * <ul>
 *   <li>R8.5 - When more is asked than can be served, the rest shall be refused with 503 and Retry-After at once, and
 *       reports, readers and officers shall not take each other's places. <i>(why: officers must see what comes in just
 *       when much comes in)</i>
 *   <li>R8.6 - If a request is larger, longer or slower than its address allows, it shall be refused before it costs
 *       memory or a place.
 *   <li>R8.7 - The health of the node shall always be answered.
 * </ul>
 */
@NullMarked
package id.kentongan.web.bounds;

import org.jspecify.annotations.NullMarked;
