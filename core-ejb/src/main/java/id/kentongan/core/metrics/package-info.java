/**
 * What this node counts of its own work, for whoever watches it. Names and labels are fixed in the code: nothing that a
 * client sends becomes one, so their number is bounded.
 */
@NullMarked
package id.kentongan.core.metrics;

import org.jspecify.annotations.NullMarked;
