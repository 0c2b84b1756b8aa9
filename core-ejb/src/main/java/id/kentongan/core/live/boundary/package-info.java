/**
 * Signals to open pages, on every node.
 *
 * <ul>
 *   <li>LV.1 - When something is new for a unit, every page of it that is open on any node shall be told within two
 *       seconds. <i>(why: which node applies a message is chance)</i> So shall the pages
 *       of a person whose inbox has something new, or whose rooms are others than before.
 *   <li>LV.2 - When sessions end, their open pages on any node shall be closed within two seconds.
 *   <li>LV.3 - While nothing happens and no page is open, nodes shall ask nothing.
 * </ul>
 */
@NullMarked
package id.kentongan.core.live.boundary;

import org.jspecify.annotations.NullMarked;
