/** See {@link id.kentongan.core.disaster}. */
@NullMarked
package id.kentongan.core.disaster.boundary;

import org.jspecify.annotations.NullMarked;
