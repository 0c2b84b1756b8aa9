/** Sealing, at regular times. */
@NullMarked
package id.kentongan.core.audit.boundary;

import org.jspecify.annotations.NullMarked;
