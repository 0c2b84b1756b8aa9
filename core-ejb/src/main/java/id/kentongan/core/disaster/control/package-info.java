/** See {@link id.kentongan.core.disaster}. */
@NullMarked
package id.kentongan.core.disaster.control;

import org.jspecify.annotations.NullMarked;
