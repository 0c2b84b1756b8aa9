/** See {@link id.kentongan.core.disaster}. */
@NullMarked
package id.kentongan.core.disaster.entity;

import org.jspecify.annotations.NullMarked;
