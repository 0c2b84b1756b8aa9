/** What this node has to tell the others. */
@NullMarked
package id.kentongan.core.live.control;

import org.jspecify.annotations.NullMarked;
